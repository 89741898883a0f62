namespace Kiwoom.Quickstart.Application;

/// <summary>The tour cannot go on, for a reason that is not an error of the library.</summary>
/// <param name="message">What happened.</param>
/// <param name="advice">What to do about it.</param>
internal sealed class QuickstartException(string message, string advice) : Exception(message)
{
    public string Advice { get; } = advice;
}
