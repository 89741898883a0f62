namespace Kiwoom.Http;

/// <summary>The request of an endpoint that takes no elements: <c>{}</c>.</summary>
internal readonly struct NoRequest;
