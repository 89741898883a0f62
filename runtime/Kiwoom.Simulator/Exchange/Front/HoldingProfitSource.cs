using System.Text.Json;
using Kiwoom.Simulator.Answers;
using Kiwoom.Simulator.Exchange.Accounts;
using Kiwoom.Simulator.Orders;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>ka10085: the account's holdings, with what today's sales of them brought.</summary>
internal sealed class HoldingProfitSource(ExchangeHost host) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request) => Answer.Success(
        writer =>
        {
            writer.WriteStartArray("acnt_prft_rt");
            foreach (var (code, holding) in host.Account.Holdings.Where(entry => !HoldingValue.IsGold(host, entry.Key)))
            {
                Write(writer, code, holding, loan: null);
            }

            foreach (var loan in host.Account.Loans.All)
            {
                Write(writer, loan.Code, loan.Shares, loan);
            }

            writer.WriteEndArray();
        },
        "조회가 완료되었습니다");

    private void Write(Utf8JsonWriter writer, string code, HeldShares holding, MarginLoan? loan)
    {
        var instrument = host.Engine.Find(code)!.Instrument;
        var day = host.Board.DayOf(code);
        writer.WriteStartObject();
        writer.WriteString("dt", "");
        writer.WriteString("stk_cd", code);
        writer.WriteString("stk_nm", instrument.Name);
        writer.WriteString("cur_prc", day is null ? WireFormat.Number(instrument.BasePrice) : WireFormat.Price(day.Last, day.BasePrice));
        writer.WriteString("pur_pric", WireFormat.Number((long)holding.AveragePrice));
        writer.WriteString("pur_amt", WireFormat.Number(holding.Cost));
        writer.WriteString("rmnd_qty", WireFormat.Number(holding.Quantity));
        writer.WriteString("tdy_sel_pl", WireFormat.Number(holding.RealizedToday));
        writer.WriteString("tdy_trde_cmsn", WireFormat.Number(holding.CommissionToday));
        writer.WriteString("tdy_trde_tax", WireFormat.Number(holding.TaxToday));
        writer.WriteString("crd_tp", loan is null ? OrderWords.NoCredit : OrderWords.Loan);
        writer.WriteString("loan_dt", loan is null ? OrderWords.NoDate : WireFormat.Date(loan.Date));
        writer.WriteString("setl_remn", WireFormat.Number(holding.Settled));
        writer.WriteString("clrn_alow_qty", WireFormat.Number(holding.Quantity - holding.OnSale));
        writer.WriteString("crd_amt", WireFormat.Number(loan?.Amount ?? 0));
        writer.WriteString("crd_int", WireFormat.Number(loan is null ? 0 : host.Engine.Ledger.InterestOf(loan)));
        writer.WriteString("expr_dt", loan is null ? OrderWords.NoDate : WireFormat.Date(loan.DueDate));
        writer.WriteEndObject();
    }
}
