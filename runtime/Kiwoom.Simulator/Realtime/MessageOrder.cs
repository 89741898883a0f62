namespace Kiwoom.Simulator.Realtime;

/// <summary>The order of a realtime frame's members. Both are seen on real servers.</summary>
public enum MessageOrder
{
    /// <summary><c>{"data":[{"values":{…},"type":…,"name":…,"item":…}],"trnm":"REAL"}</c></summary>
    ValuesFirst,

    /// <summary><c>{"trnm":"REAL","data":[{"type":…,"name":…,"item":…,"values":{…}}]}</c></summary>
    ValuesLast,
}
