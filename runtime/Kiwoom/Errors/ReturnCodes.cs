namespace Kiwoom;

/// <summary>The categories that <c>return_code</c> gives, as measured on the real server.</summary>
internal static class ReturnCodes
{
    public const int Success = 0;
    public const int WrongAddress = 1;
    public const int BadParameter = 2;
    public const int Authentication = 3;
    public const int RateLimit = 5;

    /// <summary>A query found nothing; an order was rejected.</summary>
    public const int NoDataOrRejected = 20;
}
