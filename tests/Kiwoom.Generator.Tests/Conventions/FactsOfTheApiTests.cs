using Kiwoom.Generator.Model;
using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Conventions;

/// <summary>
/// What is a fact of the API stands in the spec: no hand-written file of the library names an API id, an element, a realtime type, a call
/// or an error code. What may stay is listed with its reason; a new one is an error here, and so is an entry that nothing needs any more.
/// </summary>
public sealed class FactsOfTheApiTests
{
    /// <summary>By file: what stands there, and why it may.</summary>
    private static readonly Dictionary<string, (string[] Names, string Reason)> Allowed = new(StringComparer.Ordinal)
    {
        ["FrameReader.cs"] = (["data", "code", "seq"], "The frames' own words, read before anybody knows what a frame belongs to; elements of condition searches are called alike."),
        ["FrameReader.Entries.cs"] = (["data", "name"], "The same words, around the messages of a frame."),
        ["ItemBatch.cs"] = (["data"], "A word of REG and REMOVE, the protocol of registrations, which no descriptor describes."),
        ["LinkOpener.cs"] = (["token"], "A word of LOGIN, the connection's own protocol, which no descriptor describes."),
        ["SocketLink.cs"] = (["token"], "The same LOGIN as a recording has it, with its token masked."),
        ["AnswerDecoder.cs"] = (["token"], "The plain word: what speaks of a token, in whatever element, is not shown where one may be new."),
        ["ConditionSearchClient.cs"] = (["next_key"], "What users read when the server's pages make no sense; the element itself is read by emitted code."),
        ["StoredTokenFormat.cs"] = (["token"], "The library's own file format."),
        ["RecordingFormat.cs"] = (["kind"], "The library's own file format."),
        ["RefusalWords.cs"] = (["code"], "The name of a group in a pattern."),
        ["WebSocketHandshake.cs"] = (["13"], "The version of the WebSocket protocol (RFC 6455), and no FID."),
        ["WireReader.cs"] = (["list"], "What was expected instead of a malformed value, in words for users."),
        ["WireReader.Values.cs"] = (["code", "date"], "What was expected instead of a malformed value, in words for users."),
        ["CatalogJson.cs"] = (["code", "name"], "Words of the JSON that the library itself writes for users."),
        ["CallScope.cs"] = (["token"], "How telemetry calls the kind of a call."),
    };

    private static readonly RuntimeLiterals Literals = new(
        GeneratorRun.RealWithSteps.Step(TrackingNames.Endpoints).Select(step => (EndpointModel)step.Value),
        GeneratorRun.RealWithSteps.Step(TrackingNames.Errors).SelectMany(step => ((SharedFile<ErrorModel>)step.Value).Items));

    private static readonly Lazy<List<string>> LazyFound = new(() =>
    [
        .. Repository.Files("*.cs", "runtime", "Kiwoom")
            .SelectMany(file => Literals.Find(File.ReadAllText(file)).Select(name => Entry(Path.GetFileName(file), name))),
    ]);

    private static IEnumerable<string> AllowedEntries => Allowed.SelectMany(file => file.Value.Names.Select(name => Entry(file.Key, name)));

    [Test]
    public void The_library_names_nothing_that_the_spec_names() => Assert.That(string.Join('\n', LazyFound.Value.Except(AllowedEntries)), Is.Empty, "Give it a key in the spec.");

    [Test]
    public void Nothing_is_allowed_that_the_library_does_not_name() => Assert.That(AllowedEntries.Except(LazyFound.Value), Is.Empty);

    [Test]
    public void Everything_allowed_has_a_reason() => Assert.That(Allowed.Values.Select(entry => entry.Reason), Is.All.Match("^[A-Z].{20,}[.]$"));

    [Test]
    public void Everything_that_the_spec_names_is_looked_for() =>
        Assert.That(Literals.Names, Is.SupersetOf(["ka10075", "au10001", "00", "0g", "stk_cd", "sel_fpr_bid", "911", "grant_type", "CNSRREQ", "1701", "R10001"]));

    [TestCase("var id = \"ka10075\";", "ka10075")]
    [TestCase("var id = $\"the list {0} of ka10075\";", "ka10075")]
    [TestCase("var isMoney = name is \"00\" or \"04\";", "00", "04")]
    [TestCase("var found = name.SequenceEqual(\"stk_cd\"u8);", "stk_cd")]
    [TestCase("var body = \"\"\"{\"token\":\"none\",\"ord_no\":1}\"\"\"u8;", "ord_no", "token")]
    [TestCase("var fid = \"911\"u8;", "911")]
    [TestCase("var isOver = text == \"the session ended (R10001)\";", "R10001")]
    [TestCase("var error = Find(8005);", "8005")]
    [TestCase("/// <summary>ka10075, stk_cd.</summary>\nvar text = \"a token is not a name\"; // \"ord_no\"")]
    public void Name_is_found_in_texts_of_every_kind_and_not_in_comments(string code, params string[] expected) =>
        Assert.That(Literals.Find(code), Is.EquivalentTo(expected));

    private static string Entry(string file, string name) => $"{file}: {name}";
}
