using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Diagnostics;

/// <summary>A mistake in a file that many descriptors use is one error in that file: the descriptors keep silent.</summary>
public sealed class SharedFileMistakeTests
{
    [TestCase("\n  현재가: CurrentPrice price\n  종가", "\n  현재가: CurrentPrice prise\n  종가", "CurrentPrice prise", "KIW006: Unknown type 'prise'; did you mean 'price'?")]
    [TestCase("\nopen_pric: OpenPrice price", "\nopen_pric: OpenPrice", "OpenPrice\n", "KIW005: 'OpenPrice' is not a valid meaning; expected a C# name and a type, such as 'CurrentPrice price'")]
    [TestCase("\nopen_pric: OpenPrice price", "\nopen_pric: openPrice price", "openPrice price", "KIW009: 'openPrice' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("\npred_pre_sig: { as: ChangeSign, enum: ChangeSign }", "\npred_pre_sig: { as: ChangeSign, enum: ChangeSing }", "{ as: ChangeSign, enum: ChangeSing }", "KIW010: There is no code table 'ChangeSing' in enums.yaml; did you mean 'ChangeSign'?")]
    [TestCase("\nupd_stkpc_tp: { as: AdjustedPrice, flag: 1/0 }", "\nupd_stkpc_tp: { as: AdjustedPrice, flg: 1/0 }", "flg", "KIW003: Unknown key 'flg'; did you mean 'flag'?")]
    [TestCase("\nupd_stkpc_tp: { as: AdjustedPrice, flag: 1/0 }", "\nupd_stkpc_tp: { as: AdjustedPrice }", "upd_stkpc_tp", "KIW004: 'type' is missing in 'upd_stkpc_tp'")]
    [TestCase("  체결량: TradeQuantity quantity", "  체결량: TradeQuantity quantities", "TradeQuantity quantities", "KIW006: Unknown type 'quantities'; did you mean 'quantity'?")]
    [TestCase("\nopen_pric: OpenPrice price", "\nopen_pric: OpenPrice price\nopen_pric: Open price", "open_pric: Open price", "KIW014: 'open_pric' stands twice in this mapping")]
    [TestCase("\nopen_pric: OpenPrice price", "\nopen_pric: [OpenPrice, price]", "[OpenPrice, price]", "KIW015: 'open_pric' must be a mapping")]
    public void Vocabulary_mistake_is_one_error(string old, string replacement, string at, string expected) =>
        AssertOneMistake("vocabulary.yaml", old, replacement, at, expected);

    [TestCase("ChangeSign:\n  ko: 전일대비기호\n", "ChangeSign:\n", "ChangeSign:", "KIW004: 'ko' is missing in 'ChangeSign'")]
    [TestCase("ChangeSign:\n  ko: 전일대비기호\n", "changeSign:\n  ko: 전일대비기호\n", "changeSign:", "KIW009: 'changeSign' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("    KRX: Krx 한국거래소\n    NXT: Nxt 넥스트트레이드\n    SOR: Sor 최선주문집행\nOrderExchangeFilter:", "OrderExchangeFilter:", "OrderExchange:", "KIW004: 'codes' is missing in 'OrderExchange'")]
    [TestCase("\"1\": UpperLimit 상한가", "\"2\": UpperLimit 상한가", "\"2\": Up 상승\n    \"3\": Flat", "KIW011: The wire code '2' stands twice in ChangeSign")]
    [TestCase("\"1\": UpperLimit 상한가", "\"1\": upperLimit 상한가", "upperLimit", "KIW009: 'upperLimit' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("OrderExchangeFilter:", "Orderexchange:", "Orderexchange:", "KIW016: The type 'Orderexchange' is already declared by enums.yaml")]
    [TestCase("    KRX: Krx 한국거래소\n    NXT: Nxt 넥스트트레이드\n    SOR: Sor 최선주문집행\nOrderExchangeFilter:", "    KRX: Krx 한국거래소\n    NXT: Nxd 넥스트트레이드\n    SOR: Sor 최선주문집행\nOrderExchangeFilter:", "Nxd 넥", "KIW005: 'Nxd' is not a valid member; expected one of Exchange's: Krx, Nxt, Sor, All")]
    [TestCase("    KRX: Krx 한국거래소\n    NXT: Nxt 넥스트트레이드\n    SOR: Sor 최선주문집행\nOrderExchangeFilter:", "    KRX: Krx 한국거래소\n    KRX: Nxt 넥스트트레이드\nOrderExchangeFilter:", "KRX: Nxt", "KIW011: The wire code 'KRX' stands twice in OrderExchange")]
    [TestCase("    KRX: Krx 한국거래소\n    NXT: Nxt 넥스트트레이드\n    SOR: Sor 최선주문집행\nOrderExchangeFilter:", "    KRX: Krx 한국거래소\n    NXT: Krx 넥스트트레이드\nOrderExchangeFilter:", "Krx 넥", "KIW008: The C# name 'Krx' is already used by 'KRX' in OrderExchange")]
    [TestCase("  of: Exchange\n  summary: Where an order goes.", "  of: Exchanges\n  summary: Where an order goes.", "Exchanges\n  summary: Where", "KIW005: 'Exchanges' is not a valid of; expected an enum of this file with 'members'; did you mean 'Exchange'?")]
    [TestCase("  of: Exchange\n  summary: Where an order goes.", "  of: ChangeSign\n  summary: Where an order goes.", "ChangeSign\n  summary: Where", "KIW005: 'ChangeSign' is not a valid of; expected an enum of this file with 'members'")]
    [TestCase("  of: Exchange\n  summary: Where an order goes.", "  of: Exchange\n  default: Al\n  summary: Where an order goes.", "Al\n  summary: Where", "KIW005: 'Al' is not a valid default; expected a C# name of 'codes'")]
    [TestCase("  ko: 거래소\n", "  ko: 거래소\n  default: All\n", "All\n  summary: \"Which", "KIW020: 'default' has no effect here: the codes of a shared enum stand in tables with 'of: Exchange'")]
    [TestCase("ChangeSign:\n  ko: 전일대비기호\n", "ChangeSign:\n  area: rankngs\n  ko: 전일대비기호\n", "rankngs", "KIW017: The folder 'rankngs' is not an area of areas.yaml; did you mean 'rankings'?")]
    [TestCase("  of: Exchange\n  summary: Where an order goes.", "  area: orders\n  of: Exchange\n  summary: Where an order goes.", "orders\n  of", "KIW020: 'area' has no effect here: its values are members of another enum, which stands where it stands")]
    public void Code_table_mistake_is_one_error(string old, string replacement, string at, string expected) =>
        AssertOneMistake("enums.yaml", old, replacement, at, expected);

    [TestCase("{ OrderNumber: code, Exchange", "{ OrderNumber: kode, Exchange", "kode", "KIW006: Unknown type 'kode'; did you mean 'code'?")]
    [TestCase("{ OrderNumber: code, Exchange: enum OrderExchange", "{ OrderNumber: code, Exchange: enum OrderExchang", "enum OrderExchang }", "KIW010: There is no code table 'OrderExchang' in enums.yaml; did you mean 'OrderExchange'?")]
    [TestCase("{ Price: price,", "{ Price: prise,", "prise", "KIW006: Unknown type 'prise'; did you mean 'price'?")]
    [TestCase("{ Time: dateTime,", "{ Time: dateTyme,", "dateTyme", "KIW006: Unknown type 'dateTyme'; did you mean 'dateTime'?")]
    [TestCase("{ Price: price,", "{ price: price,", "price: price", "KIW009: 'price' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("{ Price: price,", "{ Price: price, OrderBookLevel: price,", "OrderBookLevel: price", "KIW008: The C# name 'OrderBookLevel' is already used by 'the record itself' in OrderBookLevel")]
    [TestCase("{ OrderNumber: code, Exchange", "{ ReturnCode: code, OrderNumber: code, Exchange", "ReturnCode", "KIW008: The C# name 'ReturnCode' is already used by 'the record itself' in OrderReceipt")]
    [TestCase("    summary: One bar of a chart.\n", "", "ICandle:\n", "KIW004: 'summary' is missing in 'ICandle'")]
    [TestCase("interfaces: ", "interface: ", "interface: ", "KIW003: Unknown key 'interface'; did you mean 'interfaces'?")]
    [TestCase("  ICandle:", "  OrderReceipt:", "OrderReceipt:\n    summary: One bar", "KIW016: The type 'OrderReceipt' is already declared by shapes.yaml")]
    [TestCase("  ICandle:", "  OrderType:", "OrderType:", "KIW016: The type 'OrderType' is already declared by enums.yaml")]
    public void Shape_mistake_is_one_error(string old, string replacement, string at, string expected) =>
        AssertOneMistake("shapes.yaml", old, replacement, at, expected);

    [TestCase("{ as: Charts, ko: 차트,", "{ ko: 차트,", "charts:", "KIW004: 'as' is missing in 'charts'")]
    [TestCase("{ as: Charts,", "{ as: charts,", "charts,", "KIW009: 'charts' is not a C# name in PascalCase (ASCII letters and digits, starting with a capital)")]
    [TestCase("{ as: Charts,", "{ as: Account,", "Account, ko: 차트", "KIW008: The C# name 'Account' is already used by 'account' in areas.yaml")]
    public void Area_mistake_is_one_error(string old, string replacement, string at, string expected) =>
        AssertOneMistake("areas.yaml", old, replacement, at, expected);

    [TestCase("없습니다\"\n  category: invalidRequest\n  help: \"Send the api-id", "없습니다\"\n  category: invalid\n  help: \"Send the api-id", "invalid\n", "KIW005: 'invalid' is not a valid category; expected server, invalidRequest, authentication, rateLimit, notFound, environmentMismatch, notServed, orderRejected, session")]
    [TestCase("1501:", "1501x:", "1501x", "KIW005: '1501x' is not a valid error code; expected 3 to 6 digits, with capital letters before them or not")]
    [TestCase("1501:", "1504:", "1504:\n  message: \"해당", "KIW014: '1504' stands twice in this mapping")]
    [TestCase("1501:\n  message: \"API ID가 Null이거나 값이 없습니다\"\n", "1501:\n", "1501:", "KIW004: 'message' is missing in '1501'")]
    [TestCase("  repeat: newToken\n  orders: safe", "  repeat: later\n  orders: safe", "later\n  orders: safe", "KIW020: 'repeat' has no effect here: only a refusal for too many calls (category rateLimit) is waited out")]
    [TestCase("  repeat: newToken\n  orders: safe", "  repeat: newToken\n  orders: sure", "sure\n", "KIW005: 'sure' is not a valid orders; expected never, choice, safe")]
    [TestCase("  repeat: newToken\n  orders: safe", "  repeat: often\n  orders: safe", "often\n", "KIW005: 'often' is not a valid repeat; expected never, later, newToken")]
    [TestCase("줄이세요. 기다려도 해결되지 않습니다.\"\n  origin: measured", "줄이세요. 기다려도 해결되지 않습니다.\"\n  origin: guessed", "guessed", "KIW005: 'guessed' is not a valid origin; expected document, vendor, measured, published, oneSource")]
    [TestCase("  meaning: limitOfAll\n", "  meaning: limitOfSome\n", "limitOfSome", "KIW005: 'limitOfSome' is not a valid meaning; expected limitOfAll, limitOfGroup, sessionReplaced")]
    [TestCase("  meaning: limitOfAll\n", "  meaning: session\n", "session\n  repeat: later", "KIW005: 'session' is not a valid meaning; expected limitOfAll, limitOfGroup, sessionReplaced")]
    [TestCase("  category: rateLimit\n  meaning: limitOfAll\n", "  category: server\n  meaning: limitOfAll\n", "limitOfAll", "KIW020: 'meaning' has no effect here: 'limitOfAll' is of the category rateLimit")]
    [TestCase("  category: session\n  meaning: sessionReplaced\n", "  category: over\n  meaning: sessionReplaced\n", "over\n  meaning", "KIW005: 'over' is not a valid category; expected server, invalidRequest, authentication, rateLimit, notFound, environmentMismatch, notServed, orderRejected, session")]
    public void Error_code_mistake_is_one_error(string old, string replacement, string at, string expected) =>
        AssertOneMistake("errors.yaml", old, replacement, at, expected);

    [TestCase("20: nothingFound", "20: nothing", "nothing ", "KIW005: 'nothing' is not a valid meaning of a return_code; expected success, nothingFound, invalidRequest, authentication, rateLimit")]
    [TestCase("20: nothingFound", "20: [nothingFound]", "[nothingFound]", "KIW005: '' is not a valid meaning of a return_code; expected success, nothingFound, invalidRequest, authentication, rateLimit")]
    [TestCase("20: nothingFound", "20: success", "success   ", "KIW005: 'success' is not a valid meaning of a second return_code; expected another one: 0 says it already")]
    [TestCase("20: nothingFound", "020: nothingFound", "020", "KIW005: '020' is not a valid return_code; expected a number of up to 6 digits")]
    [TestCase("20: nothingFound", "5: nothingFound", "5: nothingFound", "KIW014: '5' stands twice in this mapping")]
    [TestCase("\n0: success", "\n0: invalidRequest", "0: invalidRequest\n1", "KIW004: 'success' is missing in 'return-codes.yaml': no answer would be a success")]
    public void Return_code_mistake_is_one_error(string old, string replacement, string at, string expected) =>
        AssertOneMistake("return-codes.yaml", old, replacement, at, expected);

    [TestCase("errors.yaml", "KIW030: 'errors.yaml' stands in two folders: spec/errors.yaml is read, and this one would be ignored")]
    [TestCase("return-codes.yaml", "KIW030: 'return-codes.yaml' stands in two folders: spec/return-codes.yaml is read, and this one would be ignored")]
    [TestCase("vocabulary.yaml", "KIW030: 'vocabulary.yaml' stands in two folders: spec/vocabulary.yaml is read, and this one would be ignored")]
    public void Shared_file_in_a_second_folder_is_refused_in_whatever_order_the_files_come(string name, string expected)
    {
        var spec = Sample.Spec.With("account/" + name, "# nothing of this is read\n0: [\n");

        Sample.AssertBuildReports(spec, $"account/{name}(1,1): {expected}");
        Assert.That(GeneratorRun.Of(spec.Reverse()).Diagnostics.Select(Sample.Format), Is.EqualTo(new[] { $"account/{name}(1,1): {expected}" }));
    }

    private static void AssertOneMistake(string path, string old, string replacement, string at, string expected)
    {
        var spec = Sample.Spec.Edit(path, old, replacement);
        var (line, column) = spec.PositionOf(path, at);
        Sample.AssertBuildReports(spec, $"{path}({line},{column}): {expected}");
    }
}
