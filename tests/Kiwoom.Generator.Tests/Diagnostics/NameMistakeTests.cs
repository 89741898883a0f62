using Kiwoom.Generator.Spec;
using Kiwoom.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>Names that C# cannot have, or that two things claim: one error each, and nothing else.</summary>
public sealed class NameMistakeTests
{
    /// <summary>What the framework has too is the spec's where emitted code says it.</summary>
    [TestCase("Index")]
    [TestCase("Range")]
    [TestCase("Action")]
    [TestCase("Version")]
    [TestCase("Type")]
    [TestCase("String")]
    [TestCase("Object")]
    [TestCase("DateOnly")]
    [TestCase("JsonElement")]
    public void Type_may_be_named_like_one_of_the_framework(string name) =>
        Assert.That(GeneratorRun.Of(Sample.Spec.Edit(Sample.Path, "item: SampleBar", "item: " + name)).BuildDiagnostics().Select(Sample.Format), Is.Empty);

    [TestCase("item: SampleBar", "item: §WireReader", "KIW016: The type 'WireReader' is already declared by the library itself")]
    [TestCase("item: SampleBar", "item: §Equals", "KIW016: The type 'Equals' is already declared by every C# record, as a member")]
    [TestCase("method: GetSample", "method: §GetContinuation", "KIW016: The type 'Continuation' is already declared by the library itself")]
    [TestCase("{ ko: 종목코드, required", "{ ko: 종목코드, as: §CancellationToken, required", "KIW008: The C# name 'CancellationToken' is already used by 'the record itself' in SampleRequest")]
    public void Name_that_emitted_code_needs_is_reported(string old, string replacement, string expected) => Sample.AssertOneMistake(old, replacement, expected);

    [Test]
    public void No_type_of_the_spec_is_named_like_one_that_is_written_by_hand()
    {
        var written = Directory.EnumerateFiles(Path.Combine(Repository.Root, "runtime", "Kiwoom"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .SelectMany(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member.Modifiers.Any(modifier => modifier.ValueText == "public"))
            .Select(member => member switch { BaseTypeDeclarationSyntax type => type.Identifier.Text, DelegateDeclarationSyntax type => type.Identifier.Text, _ => "" })
            .Where(name => name.Length > 0);

        Assert.That(ReservedTypes.OfLibrary, Is.EqualTo(written.Distinct().Order(StringComparer.Ordinal)), "the list in ReservedTypes.cs");
    }

    [TestCase("ko: 현재가, as: ClosePrice", "ko: 현재가, as: §OpenPrice", "KIW008: The C# name 'OpenPrice' is already used by 'open_pric' in SampleBar")]
    [TestCase("      trde_qty: 거래량", "      trde_qty: 거래량\n      cntr_pric: { ko: 체결가, as: §Date, type: price }", "KIW008: The C# name 'Date' is already used by 'dt' in SampleBar")]
    [TestCase("  flu_rt: 등락율", "  flu_rt: { ko: 등락율, as: §ReturnCode }", "KIW008: The C# name 'ReturnCode' is already used by 'the record itself' in Sample")]
    [TestCase("  flu_rt: 등락율", "  flu_rt: { ko: 등락율, as: §Sample }", "KIW008: The C# name 'Sample' is already used by 'the record itself' in Sample")]
    [TestCase("{ ko: 거래소구분, required: true, length: 1, enum: ExchangeScope }", "{ ko: 거래소구분, as: §StockCode }", "KIW008: The C# name 'StockCode' is already used by 'stk_cd' in SampleRequest")]
    [TestCase("enum: ExchangeScope", "enum: { as: SampleScope, ko: 구분, codes: { \"1\": Krx KRX, \"2\": §Krx NXT } }", "KIW008: The C# name 'Krx' is already used by '1' in SampleScope")]
    [TestCase("enum: ExchangeScope", "enum: { as: SampleScope, ko: 구분, codes: { \"1\": §Unknown 없음 } }", "KIW008: The C# name 'Unknown' is already used by 'codes the table lacks' in SampleScope")]
    public void Name_used_twice_is_reported_at_its_second_use(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("method: GetSample", "method: §getSample", "KIW009: 'getSample' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("method: GetSample", "method: §Get Sample", "KIW009: 'Get Sample' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("url: /api", "type: §견본\nurl: /api", "KIW009: '견본' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("as: Bars", "as: §bars", "KIW009: 'bars' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("item: SampleBar", "item: §Sample_Bar", "KIW009: 'Sample_Bar' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("as: ClosePrice", "as: §종가", "KIW009: '종가' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("enum: ExchangeScope", "enum: { as: SampleScope, ko: 구분, codes: { \"1\": §krx } }", "KIW009: 'krx' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("      Price: {", "      §price: {", "KIW009: 'price' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("enum: ExchangeScope", "enum: { as: SampleScope, ko: 구분, codes: { \"1\": Krx KRX, \"2\": §넥스트 } }", "KIW009: '넥스트' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    public void Invalid_identifier_is_reported_where_it_stands(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [Test]
    public void Invalid_type_name_does_not_bring_up_the_default_name_s_clashes() =>
        Sample.AssertBuildReports(
            Sample.Spec.Edit("account/ka00001.yaml", "type: TokenAccount", "type: tokenAccount"),
            "account/ka00001.yaml(6,7): KIW009: 'tokenAccount' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)");

    [TestCase("enum: ExchangeScope", "enum: { as: SampleScope, ko: 구분, codes: { \"1\": Krx KRX, §\"1\": Nxt NXT } }", "KIW011: The wire code '1' stands twice in SampleScope")]
    public void Wire_code_used_twice_is_reported_at_its_second_use(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("id: ka99999", "id: §ka99998", "KIW021: The file of 'ka99998' must be named 'ka99998.yaml' or 'ka99998-….yaml'")]
    public void File_is_named_after_the_id(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("stock-information/ka99999-copy.yaml(1,5): KIW012: The id 'ka99999' is already described by market-conditions/ka99999.yaml")]
    public void Api_id_of_another_descriptor_is_refused(string expected) =>
        Sample.AssertBuildReports(
            Sample.Spec.With("stock-information/ka99999-copy.yaml", Sample.Text.Replace("Sample", "Copy", StringComparison.Ordinal)), expected);

    [TestCase("stock-information/ka99999.yaml(1,5): KIW012: The id 'ka99999' is already described by market-conditions/ka99999.yaml")]
    public void Copied_descriptor_is_told_of_its_id_not_of_its_types(string expected) =>
        Sample.AssertBuildReports(Sample.Spec.With("stock-information/ka99999.yaml", Sample.Text), expected);

    [TestCase("method: GetSample", "method: §GetOrderBook\ntype: Sample", "KIW016: The method 'MarketConditions.GetOrderBook' is already declared by market-conditions/ka10004.yaml")]
    [TestCase("method: GetSample", "method: GetSample\ntype: §OrderBook", "KIW016: The type 'OrderBookEndpoint' is already declared by market-conditions/ka10004.yaml")]
    [TestCase("item: SampleBar", "item: §DailyCandle", "KIW016: The type 'DailyCandle' is already declared by charts/ka10081.yaml")]
    [TestCase("item: SampleBar", "item: §ICandle", "KIW016: The type 'ICandle' is already declared by the shared files")]
    [TestCase("item: SampleBar", "item: §Dailycandle", "KIW016: The type 'Dailycandle' is already declared by charts/ka10081.yaml")]
    [TestCase("item: SampleBar", "item: Sample", "(4,9): KIW016: The type 'Sample' is already declared by this descriptor itself")]
    [TestCase("enum: ExchangeScope", "enum: { as: §OrderType, ko: 구분, codes: { \"1\": Krx KRX } }", "KIW016: The type 'OrderType' is already declared by the shared files")]
    public void Type_or_method_of_another_descriptor_is_refused(string old, string replacement, string expected) =>
        Sample.AssertOneMistake(old, replacement, expected);

    [TestCase("market-condition/ka99999.yaml(1,1): KIW017: The folder 'market-condition' is not an area of areas.yaml; did you mean 'market-conditions'?")]
    public void Folder_must_be_an_area(string expected) =>
        Sample.AssertBuildReports(Sample.Spec.Without(Sample.Path).With("market-condition/ka99999.yaml", Sample.Text), expected);

    [Test]
    public void File_may_carry_a_suffix_that_tells_ids_apart_which_differ_by_case() =>
        Sample.AssertBuildReports(Sample.Spec.Without(Sample.Path).With("market-conditions/ka99999-lower.yaml", Sample.Text));
}
