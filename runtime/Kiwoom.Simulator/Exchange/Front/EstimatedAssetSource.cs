using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Exchange.Front;

/// <summary>kt00003: what the account is worth, less what it owes.</summary>
internal sealed class EstimatedAssetSource(ExchangeHost host) : IAnswerSource
{
    public Answer GetAnswer(ApiRequest request) => new AccountSheet
    {
        ["prsm_dpst_aset_amt"] = AccountSheet.Amount(CreditFigures.NetAssets(host, HoldingValue.Stocks(host))),
    }.ToAnswer(request.Endpoint);
}
