namespace Kiwoom;

/// <summary>Tasks that may outlive everybody who waits for them.</summary>
internal static class AbandonedTask
{
    /// <summary>Whoever waits gets the task's failure; where nobody does any more it is no unobserved one.</summary>
    /// <param name="task">The task.</param>
    public static void MayFailUnobserved(this Task task) => _ = task.ContinueWith(
        static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
