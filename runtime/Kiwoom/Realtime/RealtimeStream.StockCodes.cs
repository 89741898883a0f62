namespace Kiwoom.Realtime;

/// <content>The items of a stream of stocks, as stock codes.</content>
public abstract partial class RealtimeStream
{
    /// <summary>Follows more stocks, also while the stream runs; ends when they are registered.</summary>
    /// <param name="stockCodes">Those that it follows already change nothing.</param>
    /// <exception cref="OperationCanceledException">The stream was ended or the stocks were removed meanwhile.</exception>
    /// <exception cref="InvalidOperationException">The stream is not one of stocks, or is one of several types.</exception>
    /// <exception cref="KiwoomRequestException">A code cannot be registered, or there is no room for it.</exception>
    /// <exception cref="KiwoomApiException">The server refused the registration.</exception>
    /// <exception cref="KiwoomTransportException">The server did not answer the registration.</exception>
    public Task AddAsync(params IEnumerable<StockCode> stockCodes) => AddAsync(stockCodes, CancellationToken.None);

    /// <inheritdoc cref="AddAsync(IEnumerable{StockCode})"/>
    /// <param name="stockCodes">Those that it follows already change nothing.</param>
    /// <param name="cancellationToken">Ends the wait; the stocks are then not followed, unless another call adds them too.</param>
    public Task AddAsync(IEnumerable<StockCode> stockCodes, CancellationToken cancellationToken) =>
        AddAsync(ItemsOf(stockCodes), cancellationToken);

    /// <summary>Follows stocks no more, also while the stream runs. Those that it does not follow change nothing.</summary>
    /// <param name="stockCodes">The stocks.</param>
    /// <exception cref="InvalidOperationException">The stream is not one of stocks, or is one of several types.</exception>
    /// <exception cref="KiwoomRequestException">A code cannot be registered.</exception>
    public void Remove(params IEnumerable<StockCode> stockCodes) => Remove(ItemsOf(stockCodes));

    private IEnumerable<string> ItemsOf(IEnumerable<StockCode> stockCodes)
    {
        ArgumentNullException.ThrowIfNull(stockCodes);

        // As a stock code, a code of another kind could lose its first letter.
        return _type is { Items: RealtimeItems.Code }
            ? throw new InvalidOperationException("The items of this stream are no stock codes: give a list of strings.")
            : stockCodes.Select(code => code.ToString());
    }
}
