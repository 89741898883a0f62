using System.Globalization;
using System.Text.Json;
using Kiwoom.Simulator.Answers;

namespace Kiwoom.Simulator.Realtime;

/// <summary>The condition search of one session (ka10171 to ka10174).</summary>
internal sealed class ConditionRequests(RealtimeSession session, RealtimeHub hub)
{
    private const string ListTrnm = "CNSRLST";
    private const string SearchTrnm = "CNSRREQ";
    private const string StopTrnm = "CNSRCLR";
    private const string OnceSearchType = "0";
    private const int PaddedSeqWidth = 3;
    private const int RejectedCode = 20;

    /// <summary>CNSRLST: rows are arrays of sequence number and name.</summary>
    public void List()
    {
        session.Conditions.IsListed = true;
        session.Send(FrameWriter.Success(ListTrnm, writer =>
        {
            writer.WriteStartArray("data");
            for (var i = 0; i < hub.Conditions.Names.Count; i++)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(WireFormat.Number(i));
                writer.WriteStringValue(hub.Conditions.Names[i]);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }));
    }

    /// <summary>CNSRREQ: nothing at all comes back where the list was not asked for on this connection.</summary>
    public void Search(JsonElement body)
    {
        if (!session.Conditions.IsListed)
        {
            return;
        }

        var seq = (SessionRequests.ReadText(body, "seq") ?? "").Trim();
        if (!hub.Conditions.Has(seq))
        {
            Refuse(SearchTrnm, "조건검색식 일련번호가 존재하지 않습니다");
        }
        else if (SessionRequests.ReadText(body, "search_type") == OnceSearchType)
        {
            SendPage(seq, body);
        }
        else if (session.Conditions.TryAdd(seq))
        {
            session.Send(FrameWriter.Success(SearchTrnm, writer => WriteFirstResult(writer, seq), hasText: false));
        }
        else
        {
            Refuse(SearchTrnm, string.Create(CultureInfo.InvariantCulture, $"실시간 조건검색은 최대 {hub.Options.MaxConditions}개까지 가능합니다"));
        }
    }

    /// <summary>CNSRCLR: ends a realtime condition; one that does not run is no error.</summary>
    public void Stop(JsonElement body)
    {
        var seq = SessionRequests.ReadText(body, "seq") ?? "";
        session.Conditions.Remove(seq.Trim());
        session.Send(FrameWriter.Success(StopTrnm, writer => writer.WriteString("seq", seq)));
    }

    private void SendPage(string seq, JsonElement body)
    {
        var start = 0;
        if (SessionRequests.ReadText(body, "cont_yn") == "Y"
            && (!int.TryParse(SessionRequests.ReadText(body, "next_key"), NumberStyles.None, CultureInfo.InvariantCulture, out start)
                || start >= hub.Conditions.RowCount))
        {
            Refuse(SearchTrnm, "연속조회키가 유효하지 않습니다");
            return;
        }

        var rows = hub.Options.ConditionRowsPerPage;
        var hasMore = start + rows < hub.Conditions.RowCount;
        session.Send(FrameWriter.Success(
            SearchTrnm,
            writer =>
            {
                // Padded, and without return_msg, as the document's example has it.
                writer.WriteString("seq", seq.PadRight(PaddedSeqWidth));
                writer.WriteString("cont_yn", hasMore ? "Y" : "N");
                writer.WriteString("next_key", hasMore ? WireFormat.Padded(start + rows, 10) : "");
                writer.WriteNumber("return_code", 0);
                writer.WriteStartArray("data");
                hub.Conditions.WriteRows(writer, start, rows);
                writer.WriteEndArray();
            },
            hasText: false));
    }

    private void WriteFirstResult(Utf8JsonWriter writer, string seq)
    {
        writer.WriteString("seq", seq);
        writer.WriteNumber("return_code", 0);
        writer.WriteStartArray("data");
        hub.Conditions.WriteCodes(writer);
        writer.WriteEndArray();
    }

    // The document has no codes for these; the words are the simulator's own.
    private void Refuse(string trnm, string message) => session.Send(FrameWriter.Refused(trnm, new Refusal(RejectedCode, $"[2000]({message})")));
}
