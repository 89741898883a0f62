using Kiwoom.Generator.Tests.Harness;
using NJsonSchema;

namespace Kiwoom.Generator.Tests.Schema;

/// <summary>
/// The editor's check agrees with the spec. NJsonSchema knows neither <c>propertyNames</c> nor <c>dependencies</c>: those are not tried here.
/// </summary>
public sealed class JsonSchemaTests
{
    private static readonly Dictionary<string, Lazy<JsonSchema>> Schemas = Repository.Files("*.schema.json", "spec", "schema")
        .ToDictionary(file => Path.GetFileName(file).Split('.')[0], file => new Lazy<JsonSchema>(() => JsonSchema.FromFileAsync(file).GetAwaiter().GetResult()));

    private static IEnumerable<string> Files => SpecFiles.Real.Paths;

    [TestCaseSource(nameof(Files))]
    public void Schema_accepts(string path) => Assert.That(Errors(path, SpecFiles.Real[path]), Is.Empty);

    [TestCase("summary: A sample.", "summary: A sample.\nauthor: me")]
    [TestCase("id: ka99999\n", "")]
    [TestCase("id: ka99999", "id: kb1")]
    [TestCase("kind: query", "kind: quary")]
    [TestCase("method: GetSample", "method: getSample")]
    [TestCase("url: /api/dostk/sample", "url: api/dostk/sample")]
    [TestCase("type: quantity", "type: number")]
    [TestCase("length: 20", "length: none")]
    [TestCase("length: 20", "lenth: 20")]
    [TestCase("flu_rt: 등락율", "flu_rt: 5")]
    [TestCase("levels: 3", "levels: 1")]
    [TestCase("wire: \"sel_{n}th_bid\"", "wire: sel_bid")]
    [TestCase("    rows:\n", "    row:\n")]
    [TestCase("enum: ExchangeScope", "enum: { ko: 거래소구분, codes: { \"1\": Krx KRX } }")]
    [TestCase("scale: 100", "scale: 1.5")]
    [TestCase("first: sel_fpr_bid", "first: { ko: 매도최우선호가 }")]
    [TestCase("first: sel_fpr_bid", "first: [sel_fpr_bid]")]
    [TestCase("first: sel_fpr_bid", "levels: 0")]
    [TestCase("enum: ExchangeScope", "enum: { as: SampleScope, ko: 거래소구분, codes: { \"1\": { ko: KRX } } }")]
    [TestCase("length: 20", "value: []")]
    [TestCase("length: 20", "zero: all")]
    [TestCase("    as: Bars", "    as: Bars\n    positional: maybe")]
    [TestCase("kind: query", "kind: realtime\nitems: stock")]
    [TestCase("kind: query", "kind: order\nlookUp: kt00007")]
    [TestCase("kind: query", "kind: order\nlookUp: []")]
    [TestCase("kind: query", "kind: order\nlookUp: [history]")]
    [TestCase("kind: query", "kind: realtime\nlossless: yes")]
    [TestCase("kind: query", "kind: socketCall\nitemBy: conditionNumber")]
    public void Schema_rejects_a_mistake_in_a_descriptor(string old, string replacement)
    {
        var valid = Sample.Text
            .Replace("trde_qty: 거래량", "trde_qty: { ko: 거래량, type: quantity }", StringComparison.Ordinal);
        Assert.That(Errors(Sample.Path, valid), Is.Empty);
        Assert.That(valid, Does.Contain(old));

        Assert.That(Errors(Sample.Path, valid.Replace(old, replacement, StringComparison.Ordinal)), Is.Not.Empty);
    }

    [TestCase("first: sel_fpr_bid", "first: { wire: sel_fpr_bid, ko: 매도최우선호가 }")]
    [TestCase("first: sel_fpr_bid", "first: { wire: sel_fpr_bid }")]
    [TestCase("first: sel_fpr_bid", "levels: 2, summary: A price., note: Odd.")]
    [TestCase("    item: OrderBookLevel\n", "")]
    [TestCase("enum: ExchangeScope", "enum: { as: SampleScope, ko: 거래소구분, codes: { \"1\": { as: Krx, ko: KRX, note: Odd. } } }")]
    [TestCase("length: 20", "length: 20, value: \"005930\"")]
    [TestCase("length: 20", "length: 20, zero: true")]
    [TestCase("    as: Bars", "    as: Bars\n    positional: true\n    verified: false\n    reason: Odd.\n    note: Odd.")]
    [TestCase("kind: query", "kind: order\nlookUp: [ka10075, kt00007]")]
    [TestCase("kind: query", "kind: realtime\nlossless: true")]
    [TestCase("kind: query", "kind: socketCall\nitemBy: ConditionNumber")]
    public void Schema_accepts_what_the_generator_accepts(string old, string replacement)
    {
        Assert.That(Sample.Text, Does.Contain(old));

        Assert.That(Errors(Sample.Path, Sample.Text.Replace(old, replacement, StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("enums.yaml", "OrderType: { ko: 매매구분, codes: { \"0\": { as: Limit, ko: 보통, note: Odd. }, \"3\": Market 시장가 } }")]
    [TestCase("enums.yaml", "OrderType: { ko: 매매구분, codes: { \"0\": Limit 보통, \"28\": StopLimit 스톱 }, pricing: { Limit: price, StopLimit: price stopPrice } }")]
    [TestCase("enums.yaml", "Side: { ko: 구분, members: { Buy: 매수, Sell: { ko: 매도, note: Odd. } } }\nPlace: { ko: 구분, of: Side, default: Buy, codes: { \"0\": Buy 전체 } }")]
    [TestCase("shapes.yaml", "levels: { L: { summary: A level., members: { Price: { type: price, ko: 가격, unit: won }, IsOpen: flag Y/N, Side: { enum: OrderSide } } } }")]
    [TestCase("shapes.yaml", "interfaces: { I: { summary: Levels., members: { Asks: levels OrderBookLevel, Price: { type: price } } } }")]
    [TestCase("errors.yaml", "RC9000: { category: notServed, repeat: never, orders: never, help: Help., helpKo: 도움., origin: oneSource, socket: true }")]
    [TestCase("errors.yaml", "1701: { category: rateLimit, meaning: limitOfAll, help: Help., helpKo: 도움., origin: published }")]
    [TestCase("return-codes.yaml", "0: success\n20: nothingFound")]
    public void Schema_accepts_the_long_forms_of_a_shared_file(string path, string yaml) => Assert.That(Errors(path, yaml), Is.Empty);

    [TestCase("enums.yaml", "OrderType: { ko: 매매구분, codes: { \"0\": { ko: 보통 } } }")]
    [TestCase("enums.yaml", "Exchange: { ko: 거래소, members: { Krx: KRX }, codes: { \"0\": Krx KRX } }")]
    [TestCase("enums.yaml", "Exchange: { ko: 거래소 }")]
    [TestCase("shapes.yaml", "levels: { L: { summary: A level., members: { Asks: levels OrderBookLevel } } }")]
    [TestCase("shapes.yaml", "levels: { L: { summary: A level., members: { IsOpen: flag } } }")]
    [TestCase("shapes.yaml", "levels: { L: { summary: A level., members: { Price: { unit: won } } } }")]
    [TestCase("vocabulary.yaml", "cur_prc: CurrentPrice prise")]
    [TestCase("vocabulary.yaml", "cur_prc: { as: currentPrice, type: price }")]
    [TestCase("vocabulary.yaml", "cur_prc: { as: CurrentPrice }")]
    [TestCase("enums.yaml", "OrderType: { ko: 매매구분, summary: A type. }")]
    [TestCase("enums.yaml", "OrderType: { ko: 매매구분, codes: { \"0\": Limit 보통 }, pricing: { Limit: prise } }")]
    [TestCase("enums.yaml", "OrderType: { ko: 매매구분, summary: A type., codes: { \"0\": limit 보통 } }")]
    [TestCase("shapes.yaml", "response: {}")]
    [TestCase("shapes.yaml", "levels: { OrderBookLevel: { summary: A level., members: { Price: prise } } }")]
    [TestCase("areas.yaml", "charts: { as: Charts, ko: 차트 }")]
    [TestCase("errors.yaml", "1501: { message: 없음, category: unknown, help: Help., helpKo: 도움. }")]
    [TestCase("errors.yaml", "1501: { message: 없음, category: server, help: Help. }")]
    [TestCase("errors.yaml", "rc9000: { category: server, help: Help., helpKo: 도움. }")]
    [TestCase("errors.yaml", "1701: { category: rateLimit, meaning: limit, help: Help., helpKo: 도움., origin: published }")]
    [TestCase("return-codes.yaml", "0: fine")]
    [TestCase("return-codes.yaml", "RC1: success")]
    public void Schema_rejects_a_mistake_in_a_shared_file(string path, string yaml) => Assert.That(Errors(path, yaml), Is.Not.Empty);

    private static IEnumerable<string> Errors(string path, string yaml)
    {
        var name = path.Contains('/', StringComparison.Ordinal) ? "descriptor" : Path.GetFileNameWithoutExtension(path);
        return Schemas[name].Value.Validate(YamlJson.Parse(yaml)).Select(error => error.ToString());
    }
}
