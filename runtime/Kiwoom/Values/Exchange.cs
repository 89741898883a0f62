namespace Kiwoom;

/// <summary>The exchange whose data a stock code asks for.</summary>
public enum Exchange
{
    /// <summary>한국거래소: the code alone.</summary>
    Krx,

    /// <summary>넥스트레이드: the code with <c>_NX</c>.</summary>
    Nxt,

    /// <summary>Smart order routing, both exchanges together: the code with <c>_AL</c>.</summary>
    Sor,
}
