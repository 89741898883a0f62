namespace Kiwoom.Serialization;

/// <content>Where a change has its sign from.</content>
internal ref partial struct WireReader
{
    /// <summary>
    /// A change that is written without a sign has that of the code beside it, wherever the two stand. A sign that is written stays:
    /// where the code says otherwise, that is counted.
    /// </summary>
    /// <param name="change">The change as it was read.</param>
    /// <param name="sign">What the code says: 1 for a rise, -1 for a fall, 0 for neither.</param>
    /// <param name="position">Where the change stands.</param>
    /// <param name="name">The change's element.</param>
    public readonly decimal? WithSign(decimal? change, int sign, int position, ReadOnlySpan<byte> name) =>
        sign == 0 || change is not { } value || value == 0 || decimal.IsNegative(value) == (sign < 0)
            ? change
            : OfOtherSign(value, position, name);

    private readonly decimal OfOtherSign(decimal change, int position, ReadOnlySpan<byte> name)
    {
        var text = _json.TextFrom(position).TrimStart("\" \t\r\n"u8);
        if (text.IsEmpty || text[0] is (byte)'+' or (byte)'-' or (byte)'\\')
        {
            _cells.ContradictingSign(_apiId, name);
            return change;
        }

        return -change;
    }
}
