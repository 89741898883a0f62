using System.Globalization;
using Kiwoom.Account;
using Kiwoom.Catalog;
using Kiwoom.Cli.Application;
using Kiwoom.Orders;

namespace Kiwoom.Cli.Orders;

/// <summary>Orders in two steps, for the terminal and for agents: what was shown is sent, once, when its code comes back in time.</summary>
internal sealed class OrderDesk(Session session, ConfirmationBook book, CliContext context)
{
    private readonly MarketReader _markets = new(session, context);
    private readonly OpenOrders _openOrders = new(session, context);
    private readonly FundsReader _funds = new(session);
    private OrderTrail _trail = new(session, context);

    /// <summary>Makes the draft of a change; code and exchange that are left out are those of the open order.</summary>
    /// <exception cref="CliException">They are left out, and no open order tells them.</exception>
    public async Task<ChangeDraft> DraftChangeAsync(OrderChange change, CancellationToken cancellationToken)
    {
        if (change is { Code: not null, Exchange: not null })
        {
            return new ChangeDraft(change.ToDraft(change.Code, change.Exchange), null, null);
        }

        session.Sources?.Mute();
        var (order, reason) = await _openOrders.FindAsync(OrderDraft.PadNumber(change.Number), cancellationToken);
        var code = change.Code ?? order?.StockCode.Code ?? throw new CliException(context.Say(
            $"the order could not be looked up, so give the stock's code too; nothing was sent: {reason}", $"원주문을 조회하지 못했습니다: 종목코드를 주세요; 주문하지 않았습니다: {reason}"));
        return new ChangeDraft(change.ToDraft(code, change.Exchange ?? (order is null ? null : OpenOrders.ExchangeOf(order)?.ToString())), order, reason);
    }

    /// <summary>Checks an order as if it were sent, and gives the code that sends it.</summary>
    /// <param name="draft">The order.</param>
    /// <param name="known">What is known of the open order that it changes; null where that is still to be looked up.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<OrderPreview> PreviewAsync(OrderDraft draft, ChangeDraft? known, CancellationToken cancellationToken)
    {
        session.Settings.RequireOrders(context);
        session.Sources?.Mute();
        var shown = await CheckAsync(draft, cancellationToken);
        List<string> warnings = [];
        if (PriceSteps.Check(draft, context) is { } step)
        {
            warnings.Add(step);
        }

        var market = await _markets.ReadAsync(draft, cancellationToken);
        var (original, noOriginal) = await FindOriginalAsync(draft, known, cancellationToken);
        var isBuy = draft.Endpoint.OrderAction switch { OrderAction.Buy => true, OrderAction.Sell => false, _ => original is null ? null : OpenOrders.IsBuy(original) };
        if (market is not null)
        {
            warnings.AddRange(PriceDistance.Check(draft, isBuy, market, context));
            if (market.IsBlank)
            {
                warnings.Add(context.Say($"{market.ExchangeName} has no book of it: it may not be traded there", $"{market.ExchangeName} 에 호가가 없습니다: 그 거래소에서 거래되지 않는 종목일 수 있습니다"));
            }
        }

        if (original is not null && _openOrders.Split(draft, original) is { } split)
        {
            warnings.Add(split);
        }

        var (value, quantity) = (ValueOf(draft), (long)(Number(draft.TextOf(OrderRole.Quantity)) ?? 0));
        var estimate = value is null && !draft.IsChange && isBuy is { } buys && market is { NoBook: null } ? market.Estimate(buys, quantity) : default((decimal Value, long Quantity)?);
        var funds = await _funds.ReadAsync(draft, cancellationToken);
        if (funds is not null && ShortOf(funds, value ?? estimate?.Value, quantity) is { } shortage)
        {
            warnings.Add(shortage);
        }

        return new OrderPreview(draft, shown.Address, shown.Body)
        {
            Value = value,
            Estimate = estimate,
            Quantity = quantity,
            Market = market,
            Original = original,
            NoOriginal = noOriginal,
            Funds = funds,
            Warnings = warnings,
            Code = book.Issue(draft.Digest(session)),
        };
    }

    /// <summary>When the last order was sent.</summary>
    public DateTimeOffset SentAt => _trail.SentAt;

    /// <summary>Whether the orders that looked like it before are known, and left out of what is found.</summary>
    public bool KnowsBefore => _trail.KnowsBefore;

    /// <summary>Sends an order whose code is given.</summary>
    /// <exception cref="CliException">The code is none of this order's, or the order failed before it was sent: nothing was sent.</exception>
    public async Task<RawAnswer> SubmitAsync(OrderDraft draft, string code, CancellationToken cancellationToken)
    {
        session.Settings.RequireOrders(context);
        var result = book.Take(code, draft.Digest(session));
        if (result != ConfirmationResult.Confirmed)
        {
            throw new CliException(Words(result));
        }

        try
        {
            _trail = new OrderTrail(session, context);
            await _trail.BeginAsync(draft, cancellationToken);
            return await session.Client.CallAsync(new RawCall(draft.Endpoint) { Elements = draft.Elements }, cancellationToken);
        }
        catch (KiwoomException e) when (e is not (KiwoomOrderOutcomeUnknownException or KiwoomOrderRejectedException) && !IsAnswer(e, draft))
        {
            var (exitCode, words) = Failures.Explain(e, context);
            throw new CliException(context.Say($"nothing was sent, and the code is used up: {words}", $"주문하지 않았고 코드는 폐기했습니다: {words}"), exitCode);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // An order that was on its way is one of unknown fate, and no cancelled call.
            context.Tell("nothing was sent, and the code is used up", "주문하지 않았고 코드는 폐기했습니다");
            throw;
        }
    }

    /// <summary>Looks an order of unknown fate up, a few times.</summary>
    /// <returns>The orders that may be it; null where not even the lists could be read.</returns>
    public Task<IReadOnlyList<OrderCandidate>?> FindAsync(KiwoomOrderOutcomeUnknownException unknown, CancellationToken cancellationToken) => _trail.FindAsync(unknown, cancellationToken);

    // A refusal of the order's own call was sent; one of the token, or of a list before it, was not.
    private static bool IsAnswer(KiwoomException e, OrderDraft draft) => e is KiwoomApiException && e.ApiId == draft.Endpoint.ApiId;

    private async Task<KiwoomDryRunException> CheckAsync(OrderDraft draft, CancellationToken cancellationToken)
    {
        await using var dry = session.CreateDryRun(context);
        try
        {
            await dry.CallAsync(new RawCall(draft.Endpoint) { Elements = draft.Elements }, cancellationToken);
        }
        catch (KiwoomDryRunException shown)
        {
            return shown;
        }

        throw new InvalidOperationException("A dry run sends nothing.");
    }

    private async Task<(OpenOrder? Order, string? Reason)> FindOriginalAsync(OrderDraft draft, ChangeDraft? known, CancellationToken cancellationToken)
    {
        if (!draft.IsChange || !PriceSteps.IsStock(draft))
        {
            return default;
        }

        var (order, reason) = known is { Original: not null } or { NoOriginal: not null }
            ? (known.Original, known.NoOriginal)
            : await _openOrders.FindAsync(draft.TextOf(OrderRole.OriginalNumber) ?? "", cancellationToken);
        if (order is not null)
        {
            _openOrders.Check(draft, order);
        }

        return (order, reason);
    }

    private string? ShortOf(Funds funds, decimal? value, long quantity) =>
        funds.OrderableCash is { } cash && value > cash ? context.Say(
            string.Create(CultureInfo.InvariantCulture, $"{value:#,0} won are more than the cash that can be ordered with, {cash:#,0} won: without margin the server refuses it"),
            string.Create(CultureInfo.InvariantCulture, $"주문금액 {value:#,0}원이 주문가능금액 {cash:#,0}원보다 큽니다: 증거금이 부족하면 거부됩니다"))
        : funds.Sellable is { } sellable && quantity > sellable ? context.Say(
            string.Create(CultureInfo.InvariantCulture, $"{quantity:#,0} are more than can be sold, {sellable:#,0} of {funds.Held:#,0} held: the server refuses it"),
            string.Create(CultureInfo.InvariantCulture, $"주문수량 {quantity:#,0}주가 매도가능수량 {sellable:#,0}주(보유 {funds.Held:#,0}주)보다 많습니다: 거부됩니다"))
        : null;

    private static decimal? ValueOf(OrderDraft draft) =>
        Number(draft.TextOf(OrderRole.Price)) is { } price && Number(draft.TextOf(OrderRole.Quantity)) is { } quantity ? price * quantity : null;

    private string Words(ConfirmationResult result) => result switch
    {
        ConfirmationResult.Expired => context.Say("the code's two minutes are over: nothing was sent; show the order again", "확인 코드가 만료되었습니다: 주문하지 않았습니다; 다시 확인하세요"),
        ConfirmationResult.OtherOrder => context.Say("the code is of another order: nothing was sent, and it is used up; show this one", "다른 주문의 코드입니다: 주문하지 않았고 코드는 폐기했습니다"),
        _ => context.Say("no order waits for this code: it is wrong or was used; nothing was sent", "이 코드를 기다리는 주문이 없습니다: 주문하지 않았습니다"),
    };

    internal static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
