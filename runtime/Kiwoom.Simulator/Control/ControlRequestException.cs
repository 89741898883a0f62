namespace Kiwoom.Simulator.Control;

/// <summary>A request to the control that cannot be carried out; its message says why.</summary>
internal sealed class ControlRequestException(string message, int statusCode = 400) : Exception(message)
{
    public int StatusCode { get; } = statusCode;
}
