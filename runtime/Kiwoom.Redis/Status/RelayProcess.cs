namespace Kiwoom.Redis;

/// <summary>One of the processes that share an app key.</summary>
/// <param name="Id">Which it is.</param>
/// <param name="Name">What it calls itself.</param>
/// <param name="SeenAt">When it was heard of last, by its own clock.</param>
/// <param name="Wanted">How many types and items its streams want.</param>
public sealed record RelayProcess(string Id, string Name, DateTimeOffset SeenAt, long Wanted);
