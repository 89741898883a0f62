namespace Kiwoom.Tests.Faults.Handlers;

/// <summary>Where the HttpClient of a KiwoomClient comes from.</summary>
internal enum ClientSource
{
    /// <summary>The application gives it one that has sent nothing yet.</summary>
    Given,

    /// <summary>The application gives it one that it uses already.</summary>
    GivenInUse,

    /// <summary>AddKiwoom takes it out of the factory, with what the application set for all clients.</summary>
    Container,
}
