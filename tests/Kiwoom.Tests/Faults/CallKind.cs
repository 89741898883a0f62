namespace Kiwoom.Tests.Faults;

internal enum CallKind
{
    Query,
    PagedQuery,
    Order,
}
