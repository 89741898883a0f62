using System.Globalization;

namespace Kiwoom.Tests.Support;

/// <summary>Tests that must hold in every culture; see <see cref="EveryCultureAttribute"/>.</summary>
public abstract class CultureFixture(string culture)
{
    private CultureInfo _before = CultureInfo.InvariantCulture;

    [SetUp]
    public void EnterCulture()
    {
        _before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
    }

    [TearDown]
    public void LeaveCulture() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = _before;
}
