namespace Kiwoom.Tests.Endurance;

/// <summary>One message of the fault run: which stock in which type, and the how many-th of them.</summary>
internal readonly record struct NumberedMessage(int Key, int Number);
