namespace Kiwoom.Tests.Examples;

/// <summary>kt00001, with the padded zeros of account endpoints.</summary>
internal sealed class DepositDetailsExampleTests
{
    [Test]
    public async Task Every_amount_of_the_deposit_is_read()
    {
        var answer = await ExampleAnswers.ReadAsync<DepositDetails>("kt00001");

        Assert.That(answer.ReturnMessage, Is.EqualTo("조회가 완료되었습니다."));
        Assert.That(answer.Deposit, Is.EqualTo(17534));
        Assert.That(answer.StockMarginCash, Is.EqualTo(32193));
        Assert.That(answer.BeneficiaryCertificateMarginCash, Is.Zero);
        Assert.That(answer.NextDayBeneficiaryCertificateSellSettlement, Is.Zero);
        Assert.That(answer.ForeignStockWonSubstituteAmount, Is.Zero);
        Assert.That(answer.CreditGuaranteeDepositCash, Is.Zero);
        Assert.That(answer.CreditCollateralCash, Is.Zero);
        Assert.That(answer.AdditionalCollateralCash, Is.Zero);
        Assert.That(answer.OtherMargin, Is.Zero);
        Assert.That(answer.UnsettledReserve, Is.Zero);
        Assert.That(answer.ShortSaleProceeds, Is.Zero);
        Assert.That(answer.CreditCollateralEvaluationAmount, Is.Zero);
        Assert.That(answer.CheckDepositAmount, Is.Zero);
        Assert.That(answer.OtherCheckDepositAmount, Is.Zero);
        Assert.That(answer.ReusedCreditCollateral, Is.Zero);
        Assert.That(answer.KonexBasicDeposit, Is.Zero);
        Assert.That(answer.ElwDepositEvaluationAmount, Is.EqualTo(31269));
        Assert.That(answer.StockLoanExpectedRightsAmount, Is.Zero);
        Assert.That(answer.LivelihoodSubscriptionAmount, Is.Zero);
        Assert.That(answer.LivelihoodDepositableAmount, Is.Zero);
        Assert.That(answer.TotalSubstituteEvaluationAmount, Is.EqualTo(3915500));
        Assert.That(answer.BalanceSubstituteEvaluationAmount, Is.EqualTo(3915500));
        Assert.That(answer.BrokerageSubstituteBalanceEvaluationAmount, Is.Zero);
        Assert.That(answer.BeneficiaryCertificateSubstituteEvaluationAmount, Is.Zero);
        Assert.That(answer.BrokerageMarginSubstitute, Is.Zero);
        Assert.That(answer.CreditGuaranteeDepositSubstitute, Is.Zero);
        Assert.That(answer.CreditCollateralSubstitute, Is.Zero);
        Assert.That(answer.AdditionalCollateralSubstitute, Is.Zero);
        Assert.That(answer.RightsSubstituteAmount, Is.Zero);
        Assert.That(answer.WithdrawableAmount, Is.EqualTo(85341));
        Assert.That(answer.WrapWithdrawableAmount, Is.Zero);
        Assert.That(answer.OrderableAmount, Is.EqualTo(85341));
        Assert.That(answer.BeneficiaryCertificateBuyableAmount, Is.EqualTo(85341));
        Assert.That(answer.OrderableAmountMargin20, Is.EqualTo(12550));
        Assert.That(answer.OrderableAmountMargin30, Is.EqualTo(12550));
        Assert.That(answer.OrderableAmountMargin40, Is.EqualTo(12550));
        Assert.That(answer.OrderableAmountMargin100, Is.EqualTo(12550));
        Assert.That(answer.UnsettledCash, Is.Zero);
        Assert.That(answer.UnsettledCashLateFee, Is.Zero);
        Assert.That(answer.TotalUnsettledCash, Is.Zero);
        Assert.That(answer.UnpaidCreditInterest, Is.Zero);
        Assert.That(answer.UnpaidCreditInterestLateFee, Is.Zero);
        Assert.That(answer.TotalUnpaidCreditInterest, Is.Zero);
        Assert.That(answer.OtherLoan, Is.Zero);
        Assert.That(answer.OtherLoanLateFee, Is.Zero);
        Assert.That(answer.TotalOtherLoan, Is.Zero);
        Assert.That(answer.UnrepaidMarginLoan, Is.Zero);
        Assert.That(answer.TotalMarginLoan, Is.Zero);
        Assert.That(answer.TotalStockLoan, Is.Zero);
        Assert.That(answer.CreditCollateralRatio, Is.Zero);
        Assert.That(answer.InterimUsageFee, Is.EqualTo(388388));
        Assert.That(answer.MinimumOrderableAmount, Is.Zero);
        Assert.That(answer.TotalLoanEvaluationAmount, Is.Zero);
        Assert.That(answer.DepositCollateralLoanBalance, Is.Zero);
        Assert.That(answer.SellCollateralLoanBalance, Is.Zero);
        Assert.That(answer.EstimatedDepositD1, Is.EqualTo(17450));
        Assert.That(answer.NetSettlementD1, Is.EqualTo(-84m));
        Assert.That(answer.BuySettlementD1, Is.EqualTo(48240));
        Assert.That(answer.UnsettledRepaymentD1, Is.Zero);
        Assert.That(answer.SellSettlementD1, Is.EqualTo(48156));
        Assert.That(answer.WithdrawableAmountD1, Is.EqualTo(12550));
        Assert.That(answer.EstimatedDepositD2, Is.EqualTo(12550));
        Assert.That(answer.NetSettlementD2, Is.EqualTo(-4900m));
        Assert.That(answer.BuySettlementD2, Is.EqualTo(4900));
        Assert.That(answer.UnsettledRepaymentD2, Is.Zero);
        Assert.That(answer.SellSettlementD2, Is.Zero);
        Assert.That(answer.WithdrawableAmountD2, Is.EqualTo(12550));
        Assert.That(answer.OrderableAmountMargin50, Is.EqualTo(12550));
        Assert.That(answer.OrderableAmountMargin60, Is.EqualTo(12550));
        Assert.That(answer.CurrencyDeposits, Has.Count.EqualTo(0));
    }
}
