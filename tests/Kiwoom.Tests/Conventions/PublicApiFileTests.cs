using System.Reflection;
using Kiwoom.Simulator;
using PublicApiGenerator;

namespace Kiwoom.Tests.Conventions;

/// <summary>
/// Everything public, generated members too, stands in a file beside these tests: whoever changes it sees so in review.
/// KIWOOM_ACCEPT_SNAPSHOTS=1 writes the files anew.
/// </summary>
internal sealed class PublicApiFileTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    private static IEnumerable<Assembly> Assemblies => [typeof(KiwoomClient).Assembly, typeof(KiwoomBuilder).Assembly, typeof(Kiwoom.Redis.KiwoomRedis).Assembly, typeof(KiwoomSimulator).Assembly];

    [TestCaseSource(nameof(Assemblies))]
    public void Public_api_is_the_one_that_was_accepted(Assembly assembly) =>
        AcceptedFile.Verify($"tests/Kiwoom.Tests/PublicApi/{assembly.GetName().Name}.txt", assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n") + "\n");
}
