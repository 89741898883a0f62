using System.Runtime.CompilerServices;
using Kiwoom.Generator.Tests.Harness;

namespace Kiwoom.Generator.Tests.Snapshots;

/// <summary>Emitted files to the letter, one of each shape. Read the difference before you accept one.</summary>
public sealed class EmittedFileTests
{
    private static readonly Lazy<GeneratorRun> LazySmall = new(static () => GeneratorRun.Of(Small));

    /// <summary>For the files that list names: those of the real spec change with every endpoint.</summary>
    private static SpecFiles Small => SpecFiles.Empty
        .With("areas.yaml", """
            market-conditions: { as: MarketConditions, ko: 시세, summary: Order books & more. }
            account: { as: Account, ko: 계좌, summary: The account. }
            themes: { as: Themes, ko: 테마, summary: An area without endpoints. }
            """)
        .With("vocabulary.yaml", "acctNo: AccountNumber code\ncur_prc: CurrentPrice price")
        .With("enums.yaml", """
            OrderExchange: { ko: 국내거래소구분, codes: { KRX: Krx 한국거래소 } }
            ChangeSign: { ko: 전일대비기호, codes: { "1": UpperLimit 상한가 } }
            """)
        .With("market-conditions/ka10002.yaml", """
            { id: ka10002, name: 현재가, kind: query, method: GetPrice, summary: A price., url: /api/price, response: { cur_prc: 현재가 } }
            """)
        .With("account/ka00001.yaml", """
            { id: ka00001, name: 계좌번호, kind: query, method: GetAccount, summary: A number., url: /api/account, response: { acctNo: 계좌번호 } }
            """);

    [Test]
    public void OrderBook_with_levels() => VerifyEndpoint("ka10004");

    [Test]
    public void DailyCandles_with_rows_pages_and_an_interface() => VerifyEndpoint("ka10081");

    [Test]
    public void BuyOrder_with_a_shared_response() => VerifyEndpoint("kt10000");

    [Test]
    public void WatchlistQuotes_with_several_values_in_an_element() => VerifyEndpoint("ka10095");

    [Test]
    public void AccessToken_with_secrets() => VerifyEndpoint("au10001");

    [Test]
    public void OrderBookUpdate_of_a_realtime_type() => VerifyEndpoint("0D");

    [Test]
    public void ConditionList_of_a_socket_call_with_positional_rows() => VerifyEndpoint("ka10171");

    [Test]
    public void Enum_of_a_code_table() => VerifyFile("Enums.ChangeSign.g.cs");

    [Test]
    public void Enum_that_several_tables_share() => VerifyFile("Enums.Exchange.g.cs");

    [Test]
    public void Table_of_a_shared_enum() => VerifyFile("Enums.OrderExchangeFilter.g.cs");

    [Test]
    public void Enum_of_order_types_with_their_pricing() => VerifyFile("Enums.GoldOrderType.g.cs");

    [Test]
    public void CancelOrder_of_which_0_cancels_all() => VerifyEndpoint("kt10003");

    [Test]
    public void Response_shape() => VerifyFile("Shapes.OrderReceipt.g.cs");

    [Test]
    public void Level_shape() => VerifyFile("Shapes.OrderBookLevel.g.cs");

    [Test]
    public void Interface_shape() => VerifyFile("Shapes.ICandle.g.cs");

    [Test]
    public void Table_of_realtime_types() => VerifyFile("RealtimeTypes.g.cs");

    [Test]
    public void StockTrade_with_methods_that_take_codes() => VerifyEndpoint("0B");

    [Test]
    public void OrderExecutionUpdate_with_methods_without_items() => VerifyEndpoint("00");

    [Test]
    public void Client_index() => SnapshotVerifier.Verify(LazySmall.Value.Sources["KiwoomClient.g.cs"]);

    [Test]
    public void Catalogue_index() => SnapshotVerifier.Verify(LazySmall.Value.Sources["Catalogue.g.cs"]);

    [Test]
    public void Index_of_no_spec_at_all() =>
        SnapshotVerifier.Verify(string.Concat(GeneratorRun.Of(SpecFiles.Empty).Sources.Values));

    private static void VerifyEndpoint(string apiId, [CallerMemberName] string test = "") =>
        SnapshotVerifier.Verify(GeneratorRun.Real.SourceOf(apiId), test: test);

    private static void VerifyFile(string hintName, [CallerMemberName] string test = "") =>
        SnapshotVerifier.Verify(GeneratorRun.Real.Sources[hintName], test: test);
}
