using Kiwoom.Generator.Diagnostics;

namespace Kiwoom.Generator.Common;

/// <summary>A value and what was found wrong on the way to it. They part early: only the value reaches the emitters.</summary>
internal sealed record Result<T>(T? Value, EquatableArray<DiagnosticInfo> Diagnostics)
    where T : class, IEquatable<T>;
