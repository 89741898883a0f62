namespace Kiwoom.Catalog;

/// <summary>Where a fact about the API was read.</summary>
public enum Origin
{
    /// <summary>In the API document.</summary>
    Document,

    /// <summary>In a statement of the vendor's that is newer than the document.</summary>
    Vendor,

    /// <summary>On the servers, by people who published what they saw.</summary>
    Measured,

    /// <summary>In the press, or in several public projects.</summary>
    Published,

    /// <summary>In one careful source.</summary>
    OneSource,
}
