namespace Kiwoom.Realtime;

/// <summary>An item that messages name in another way than it was registered.</summary>
/// <param name="Type">The realtime type.</param>
/// <param name="Named">The item as messages have it.</param>
/// <param name="Registered">The item as it was registered.</param>
/// <param name="IsDelivered">Whether it is the same, so that its streams get the messages.</param>
internal sealed record RenamedItem(string Type, string Named, string Registered, bool IsDelivered)
{
    /// <summary>Says it, once for each name.</summary>
    public void Log(RealtimeContext context)
    {
        if (!context.IsNews($"{Type} {Named}"))
        {
            return;
        }

        if (IsDelivered)
        {
            RealtimeLog.ItemRenamed(context.Logger, Type, Named, Registered);
        }
        else
        {
            RealtimeLog.OtherExchange(context.Logger, Type, Named, Registered);
        }
    }
}
