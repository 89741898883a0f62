namespace Kiwoom.Catalog;

/// <summary>That Kiwoom's mock server refuses an API ID.</summary>
/// <param name="Code">The code with which it does, for example <c>RC9000</c>; <see cref="KiwoomCatalog.FindError(string)"/> says more.</param>
/// <param name="Origin">Where that was read.</param>
public sealed record MockRefusal(string Code, Origin Origin);
