using System.ComponentModel;

namespace Kiwoom.Http;

/// <summary>The request of an endpoint that takes no elements: <c>{}</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoRequest;
