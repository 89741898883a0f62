using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Http;

/// <summary>Checks the headers that are the same for every endpoint.</summary>
internal static class HeaderCheck
{
    public static Refusal? Check(RequestHead head)
    {
        if (head.ContentType is null || !IsJson(head.ContentType))
        {
            return Refusals.Of(1512);
        }

        return head.ContinuationFlag is null or "" or "N" or "Y"
            ? null
            : Refusals.BadElement("cont-yn", "Y 또는 N이 아닙니다");
    }

    private static bool IsJson(string contentType)
    {
        var mediaType = contentType.AsSpan();
        var end = mediaType.IndexOf(';');
        return (end < 0 ? mediaType : mediaType[..end]).Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);
    }
}
