package es.sml.connector.violations.sandbox;

/** Breaks a rule of the layout on purpose; ArchitectureTest sees it refused. */
public final class NeedsSevenThings {
  public final int sum;

  public NeedsSevenThings(int one, int two, int three, int four, int five, int six, int seven) {
    this.sum = one + two + three + four + five + six + seven;
  }

  /** A record may have as much data as it needs. */
  public record SevenValues(int one, int two, int three, int four, int five, int six, int seven) {}

  /** An enum's constant has a name and a place beside its six values. */
  public enum SixValues {
    ONE(1, 2, 3, 4, 5, 6);

    public final int sum;

    SixValues(int one, int two, int three, int four, int five, int six) {
      this.sum = one + two + three + four + five + six;
    }
  }
}
