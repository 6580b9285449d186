package es.sml.connector.parse;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** Kinds of values in a message: how a message writes them, and the normal forms of SML's JSON. */
public enum ValueKind {
  /** One word, as written. */
  WORD {
    @Override
    String written(RandomValues random) {
      return random.word();
    }
  },
  /** Words, as written. SML's JSON may have other white space. */
  TEXT {
    @Override
    String written(RandomValues random) {
      String words = random.word() + " " + random.word();
      return random.chance(4) ? words + " & " + random.word() + " ñ" : words;
    }
  },
  /** A Spanish telephone number. Its nine digits arrive. */
  PHONE {
    @Override
    String written(RandomValues random) {
      String digits = random.oneOf("6", "7") + random.digits(1, 1, 4) + random.digits(7);
      return switch (random.below(4)) {
        case 0 -> "+34 " + digits;
        case 1 -> digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
        case 2 -> "0034" + digits;
        default -> digits;
      };
    }

    @Override
    boolean arrives(String written, PostedJson posted) {
      String digits = written.replaceAll("\\D", "");
      return posted.hasDigits(digits.substring(digits.length() - 9));
    }
  },
  EMAIL {
    @Override
    String written(RandomValues random) {
      return random.word() + "@" + random.word() + ".example";
    }
  },
  /** An amount of money: as written, or as a number. */
  PRICE {
    @Override
    String written(RandomValues random) {
      String whole = random.digits(1, 1, 9) + random.digits(4);
      return random.chance(3) ? whole + "." + random.digits(1, 1, 9) + "0" : whole;
    }

    @Override
    boolean arrives(String written, PostedJson posted) {
      return posted.hasNumber(written);
    }
  },
  /** A distance: as written, or as a number. */
  KILOMETRES {
    @Override
    String written(RandomValues random) {
      return random.digits(1, 1, 9) + random.digits(4);
    }

    @Override
    boolean arrives(String written, PostedJson posted) {
      return posted.hasNumber(written);
    }
  },
  /** A year of manufacture, different from those of dates. */
  YEAR {
    @Override
    String written(RandomValues random) {
      return Integer.toString(1980 + random.below(40));
    }

    @Override
    boolean arrives(String written, PostedJson posted) {
      return posted.hasNumber(written);
    }
  },
  /** A day or a moment in ISO 8601: as written, or as the same moment in UTC. */
  DATE {
    @Override
    String written(RandomValues random) {
      LocalDate day = LocalDate.of(2027, 1, 1).plusDays(random.below(2000));
      return random.chance(2)
          ? day.toString()
          : day.atTime(LocalTime.of(9 + random.below(9), random.below(60)))
              .atOffset(ZoneOffset.ofHours(random.below(4)))
              .toString();
    }

    @Override
    boolean arrives(String written, PostedJson posted) {
      return posted.has(written) || posted.has(instant(written));
    }

    private static String instant(String written) {
      return written.contains("T")
          ? OffsetDateTime.parse(written).toInstant().toString()
          : LocalDate.parse(written)
              .atStartOfDay(ZoneId.of("Europe/Madrid"))
              .toInstant()
              .toString();
    }
  },
  /** A Spanish number plate. SML's JSON may have no separators. */
  PLATE {
    @Override
    String written(RandomValues random) {
      return random.digits(4) + random.oneOf(" ", "-", "") + random.letters("BCDFGHJKLMNPRSTVW", 3);
    }

    @Override
    boolean arrives(String written, PostedJson posted) {
      return posted.has(written) || posted.has(written.replaceAll("[ -]", ""));
    }
  },
  /** An id of letters and digits, as written. */
  CODE {
    @Override
    String written(RandomValues random) {
      return random.letters("ABCDEFGHJKLMNPRSTUVWXYZ", 5) + random.digits(8);
    }
  },
  /** An address of a page, as written. */
  URL {
    @Override
    String written(RandomValues random) {
      return "https://" + random.word() + ".example/" + random.word();
    }
  };

  /** Returns a random value, as a message writes it. */
  abstract String written(RandomValues random);

  /** Returns whether SML's JSON has the value, in a field or in a note. */
  boolean arrives(String written, PostedJson posted) {
    return posted.has(written);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
