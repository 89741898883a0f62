namespace Kiwoom.Spec.Tool.Drafting;

/// <summary>What was drafted of one id.</summary>
/// <param name="ApiId">The id.</param>
/// <param name="Path">The descriptor's path below the spec.</param>
/// <param name="Descriptor">The descriptor.</param>
/// <param name="Words">Lines for vocabulary.yaml; empty where it has them all.</param>
/// <param name="Areas">A line for areas.yaml; empty where the area is there.</param>
/// <param name="Examples">The examples by file name.</param>
internal sealed record Draft(string ApiId, string Path, string Descriptor, string Words, string Areas, IReadOnlyList<(string Name, string Json)> Examples)
{
    /// <summary>What stands before the reason of each mark.</summary>
    public const string Mark = "# TODO ";

    /// <summary>How many places somebody has to decide.</summary>
    public int Marks => (Descriptor + Words + Areas).Split(Mark).Length - 1;
}
