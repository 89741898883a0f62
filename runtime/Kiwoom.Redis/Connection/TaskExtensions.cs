namespace Kiwoom.Redis.Connection;

/// <summary>What is done with tasks that nobody waits for.</summary>
internal static class TaskExtensions
{
    /// <summary>Its failure is nobody's business.</summary>
    public static void MayFail(this Task task) =>
        task.ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
