using Spectre.Console;

namespace Kiwoom.Quickstart.Views;

/// <summary>A figure of the day.</summary>
internal sealed record DayFact(string Name, string Value, Style Style);
