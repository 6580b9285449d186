package es.sml.connector.parse.label;

import es.sml.connector.parse.field.LabelMeaning;
import es.sml.connector.parse.field.LabelRole;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.field.TradeInFields;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the fields that a label's words name, with the words beside them, into one meaning: a
 * number to call is a phone, and the plate of your car is the trade-in's plate.
 */
final class LabelRules {
  private static final double SURE = 0.95;
  private static final double ROLE = 0.9;
  private static final double LIKELY = 0.8;
  private static final double UNLIKELY = 0.7;

  private static final Map<LeadField, LeadField> SECOND_FIELDS =
      new EnumMap<>(
          Map.of(
              LeadField.VEHICLE, LeadField.SECOND_VEHICLE,
              LeadField.MODEL, LeadField.SECOND_VEHICLE,
              LeadField.PRICE, LeadField.SECOND_PRICE,
              LeadField.KILOMETRES, LeadField.SECOND_KILOMETRES,
              LeadField.YEAR, LeadField.SECOND_YEAR,
              LeadField.FUEL, LeadField.SECOND_FUEL));

  private static final long NAMES = bits(LeadField.NAME, LeadField.FIRST_NAME, LeadField.SURNAME);
  private static final long CONTACTS =
      NAMES
          | bits(
              LeadField.PHONE,
              LeadField.EMAIL,
              LeadField.LOCALITY,
              LeadField.PROVINCE,
              LeadField.POSTAL_CODE);
  private static final long VEHICLE_NAMES =
      bits(LeadField.VEHICLE, LeadField.MAKE, LeadField.MODEL, LeadField.VERSION);
  static final long OF_VEHICLE =
      VEHICLE_NAMES
          | bits(
              LeadField.PRICE,
              LeadField.KILOMETRES,
              LeadField.YEAR,
              LeadField.FUEL,
              LeadField.PLATE);
  private static final long APPOINTMENTS = bits(LeadField.APPOINTMENT, LeadField.TEST_DRIVE);
  private static final long REQUESTS =
      APPOINTMENTS
          | bits(
              LeadField.FINANCING,
              LeadField.BUDGET,
              LeadField.WARRANTY,
              LeadField.RESERVATION,
              LeadField.TRADE_IN);
  private static final long ONLY_OF_TRADE_IN =
      bits(LeadField.TRADE_IN_EXTRAS, LeadField.TRADE_IN_ORIGIN, LeadField.TRADE_IN_FINANCE);

  private static final int MOMENT = LabelPart.bits(LabelPart.DATE, LabelPart.TIME);
  private static final int OWNED = LabelPart.bits(LabelPart.YOUR, LabelPart.MINE);
  private static final int WHO =
      LabelPart.bits(LabelPart.CUSTOMER, LabelPart.ENQUIRER, LabelPart.CONTACT);

  /** Parts that may stand beside any field. */
  private static final int BESIDE_ANY =
      LabelPart.bits(
          LabelPart.YOUR, LabelPart.MINE, LabelPart.ASK, LabelPart.WISH, LabelPart.TECHNICAL_FIELD);

  /** The fields, each at the place of its bit. */
  private static final List<LeadField> FIELDS = List.of(LeadField.values());

  private LabelRules() {}

  @SuppressWarnings("EnumOrdinal") // only in memory, never stored
  static long bit(LeadField field) {
    return 1L << field.ordinal();
  }

  private static long bits(LeadField... fields) {
    long bits = 0;
    for (LeadField field : fields) {
      bits |= bit(field);
    }
    return bits;
  }

  /**
   * Returns the meaning; null if the words do not fit together.
   *
   * @param heads bits of the fields that words name
   * @param parts bits of the parts
   */
  static LabelMeaning meaning(long heads, int parts) {
    if (heads == 0) {
      return withoutHead(parts);
    }
    return LabelPart.INTEREST.isIn(parts)
        ? withHead(heads, (parts & ~LabelPart.INTEREST.bit()) | LabelPart.WANTED.bit())
        : withHead(heads, parts);
  }

  private static LabelMeaning withHead(long heads, int parts) {
    if (LabelPart.MAX.isIn(parts)) {
      return role(LabelRole.CAR_DETAIL);
    }
    if (LabelPart.TYPE.isIn(parts)) {
      return ofType(heads);
    }
    if (LabelPart.ID.isIn(parts)) {
      return role((heads & OF_VEHICLE) != 0 ? LabelRole.CAR_DETAIL : LabelRole.TECHNICAL);
    }
    if (has(heads, LeadField.SALESPERSON) && heads != bit(LeadField.SALESPERSON)) {
      return role(LabelRole.SELLER);
    }
    if (LabelPart.ADDRESS.isIn(parts)
        && (heads
                & bits(
                    LeadField.LOCALITY, LeadField.PROVINCE, LeadField.POSTAL_CODE, LeadField.EMAIL))
            == 0) {
      return null;
    }
    return joined(heads, parts);
  }

  private static LabelMeaning joined(long heads, int parts) {
    long rest = heads;
    int more = parts;
    if (has(rest, LeadField.TRADE_IN_VEHICLE)) {
      rest = (rest & ~bit(LeadField.TRADE_IN_VEHICLE)) | bit(LeadField.VEHICLE);
      more |= LabelPart.TRADE_IN.bit();
    }
    if (has(rest, LeadField.TRADE_IN) && (rest & OF_VEHICLE & ~bit(LeadField.VEHICLE)) != 0) {
      rest &= ~bit(LeadField.TRADE_IN);
      more |= LabelPart.TRADE_IN.bit();
    }
    if (has(rest, LeadField.NAME) && isWithin(rest & ~bit(LeadField.NAME), VEHICLE_NAMES)) {
      rest &= ~bit(LeadField.NAME);
    }
    boolean vehicle = has(rest, LeadField.VEHICLE);
    long others = rest & ~bit(LeadField.VEHICLE);
    if (vehicle
        && isWithin(
            others,
            OF_VEHICLE
                | REQUESTS
                | ONLY_OF_TRADE_IN
                | bits(LeadField.MESSAGE, LeadField.REQUEST))) {
      rest = others;
    }
    rest = ofGroups(rest);
    return Long.bitCount(rest) == 1
        ? single(FIELDS.get(Long.numberOfTrailingZeros(rest)), more, vehicle)
        : null;
  }

  /** Joins fields that together are one: "nombre y apellidos", "marca y modelo". */
  private static long ofGroups(long heads) {
    if (Long.bitCount(heads) < 2) {
      return heads;
    }
    if (isWithin(heads, NAMES)) {
      return bit(has(heads, LeadField.SURNAME) ? LeadField.NAME : LeadField.FIRST_NAME);
    }
    if (isWithin(heads, VEHICLE_NAMES | bit(LeadField.YEAR))
        && Long.bitCount(heads & VEHICLE_NAMES) > 1) {
      return bit(LeadField.VEHICLE);
    }
    if (has(heads, LeadField.REQUEST)
        && isWithin(heads & ~bit(LeadField.REQUEST), REQUESTS | bit(LeadField.MESSAGE))) {
      return heads & ~bit(LeadField.REQUEST);
    }
    return heads;
  }

  private static LabelMeaning single(LeadField field, int parts, boolean vehicle) {
    long bit = bit(field);
    int rest = parts & ~BESIDE_ANY;
    if (field == LeadField.YEAR) {
      rest &= ~LabelPart.DATE.bit();
    }
    if ((rest & MOMENT) != 0) {
      return (bit & APPOINTMENTS) == 0
              || (rest & ~MOMENT & ~LabelPart.PREFERRED.bit() & ~LabelPart.WANTED.bit()) != 0
          ? null
          : sure(moment(rest));
    }
    if ((bit & OF_VEHICLE) != 0) {
      return ofVehicle(field, parts, rest, vehicle);
    }
    if ((bit & ONLY_OF_TRADE_IN) != 0) {
      boolean owned =
          field == LeadField.TRADE_IN_FINANCE
              || LabelPart.TRADE_IN.isIn(rest)
              || (vehicle && (parts & OWNED) != 0);
      return owned ? sure(field) : role(LabelRole.CAR_DETAIL);
    }
    if (field == LeadField.CONTACT_PREFERENCE && LabelPart.NUMBER.isIn(rest)) {
      return sure(LeadField.PHONE);
    }
    if (field == LeadField.BUDGET && (parts & OWNED) != 0) {
      return role(LabelRole.CAR_DETAIL); // what the customer can pay
    }
    return (rest & ~allowed(bit)) == 0 ? sure(field) : null;
  }

  private static LeadField moment(int parts) {
    if ((parts & MOMENT) == MOMENT) {
      return LeadField.APPOINTMENT;
    }
    return LabelPart.DATE.isIn(parts) ? LeadField.APPOINTMENT_DAY : LeadField.APPOINTMENT_TIME;
  }

  private static LabelMeaning ofVehicle(LeadField field, int parts, int rest, boolean vehicle) {
    boolean wanted = LabelPart.WANTED.isIn(rest) || LabelPart.PREFERRED.isIn(rest);
    boolean tradeIn = LabelPart.TRADE_IN.isIn(rest);
    if (wanted && field == LeadField.PRICE && (parts & OWNED) != 0) {
      return null; // the customer's wish for either vehicle
    }
    boolean expected = LabelPart.EXPECTED.isIn(rest);
    if (LabelPart.SECOND.isIn(rest)) {
      LeadField second = SECOND_FIELDS.get(field);
      boolean certain = vehicle || field == LeadField.VEHICLE || field == LeadField.MODEL;
      return tradeIn || second == null || !certain ? null : sure(second);
    }
    boolean yours = (parts & OWNED) != 0 && !wanted;
    boolean whole = vehicle || field == LeadField.VEHICLE;
    boolean own =
        (yours && (whole || field != LeadField.PRICE))
            || (LabelPart.CUSTOMER.isIn(rest) && !wanted && field != LeadField.PRICE);
    if (expected) {
      boolean price = field == LeadField.PRICE || field == LeadField.VEHICLE;
      return price && (tradeIn || own) ? sure(LeadField.TRADE_IN_PRICE) : null;
    }
    int allowed =
        LabelPart.bits(LabelPart.WANTED, LabelPart.PREFERRED, LabelPart.TRADE_IN, LabelPart.DETAILS)
            | WHO
            | (field == LeadField.PLATE || field == LeadField.KILOMETRES
                ? LabelPart.NUMBER.bit()
                : 0);
    if ((rest & ~allowed) != 0 || (tradeIn && wanted)) {
      return null;
    }
    boolean details = LabelPart.DETAILS.isIn(rest);
    if (details && field != LeadField.VEHICLE) {
      return null;
    }
    LeadField found = tradeIn || own ? TradeInFields.of(field) : field;
    return LabelMeaning.of(found, details ? UNLIKELY : SURE);
  }

  /** Returns the parts that may stand beside the field. */
  private static int allowed(long field) {
    if ((field & bits(LeadField.PHONE)) != 0) {
      return WHO
          | LabelPart.bits(
              LabelPart.NUMBER,
              LabelPart.CALL,
              LabelPart.PREFERRED,
              LabelPart.SECOND,
              LabelPart.DETAILS);
    }
    if ((field & CONTACTS) != 0) {
      return WHO
          | LabelPart.bits(
              LabelPart.ADDRESS, LabelPart.PREFERRED, LabelPart.SECOND, LabelPart.DETAILS);
    }
    if ((field & REQUESTS) != 0) {
      return LabelPart.bits(LabelPart.WANTED, LabelPart.PREFERRED, LabelPart.TRADE_IN) | WHO;
    }
    if ((field & bits(LeadField.MESSAGE, LeadField.REQUEST)) != 0) {
      return WHO | LabelPart.bits(LabelPart.DETAILS, LabelPart.WANTED, LabelPart.SECOND);
    }
    return WHO | LabelPart.bits(LabelPart.PREFERRED, LabelPart.WANTED, LabelPart.CALL);
  }

  private static LabelMeaning withoutHead(int parts) {
    int rest = parts & ~BESIDE_ANY;
    boolean called = (rest & LabelPart.bits(LabelPart.CALL, LabelPart.CONTACT)) != 0;
    boolean number = LabelPart.NUMBER.isIn(rest);
    boolean moment = (rest & MOMENT) != 0;
    boolean preferred = LabelPart.PREFERRED.isIn(rest);
    if (LabelPart.INTEREST.isIn(rest)) {
      int others = rest & ~LabelPart.INTEREST.bit() & ~LabelPart.WANTED.bit();
      boolean vehicle = others == 0 && !LabelPart.ASK.isIn(parts); // "What?" may be a request
      return vehicle ? LabelMeaning.of(LeadField.VEHICLE, LIKELY) : null;
    }
    if (LabelPart.ID.isIn(rest)) {
      return role(LabelRole.TECHNICAL);
    }
    if (number && called && !moment) {
      return sure(LeadField.PHONE);
    }
    if (number && rest == LabelPart.NUMBER.bit() && LabelPart.YOUR.isIn(parts)) {
      return LabelMeaning.of(LeadField.PHONE, UNLIKELY);
    }
    if (moment
        && preferred
        && LabelPart.DATE.isIn(rest)
        && (rest & ~MOMENT & ~LabelPart.PREFERRED.bit()) == 0) {
      return LabelMeaning.of(moment(rest), UNLIKELY);
    }
    if (moment && (rest & ~MOMENT) == 0 && LabelPart.DATE.isIn(rest)) {
      return role(LabelRole.RECEIVED);
    }
    if (LabelPart.TYPE.isIn(rest)) {
      return LabelPart.CONTACT.isIn(rest) ? sure(LeadField.REQUEST) : role(LabelRole.CAR_DETAIL);
    }
    if (LabelPart.ADDRESS.isIn(rest) && (rest & ~WHO & ~LabelPart.ADDRESS.bit()) == 0) {
      return role(LabelRole.PERSON);
    }
    if (preferred && rest == LabelPart.bits(LabelPart.CONTACT, LabelPart.PREFERRED)) {
      return sure(LeadField.CONTACT_PREFERENCE);
    }
    boolean who =
        (rest & LabelPart.bits(LabelPart.CUSTOMER, LabelPart.ENQUIRER)) != 0
            && (rest & ~WHO) == 0
            && (parts & LabelPart.bits(LabelPart.YOUR, LabelPart.MINE, LabelPart.ASK)) == 0;
    return who ? LabelMeaning.of(LeadField.NAME, LIKELY) : null;
  }

  private static LabelMeaning ofType(long heads) {
    if (heads == bit(LeadField.FUEL)) {
      return sure(LeadField.FUEL);
    }
    if (heads == bit(LeadField.FINANCING)) {
      return sure(LeadField.FINANCING);
    }
    return isWithin(heads, bits(LeadField.REQUEST, LeadField.MESSAGE))
        ? sure(LeadField.REQUEST)
        : role(LabelRole.CAR_DETAIL);
  }

  /** Returns whether the words name a vehicle and a part of its data, or a trade-in. */
  static boolean isOfVehicle(long heads) {
    return has(heads, LeadField.TRADE_IN_VEHICLE)
        || (has(heads, LeadField.VEHICLE) && (heads & OF_VEHICLE & ~bit(LeadField.VEHICLE)) != 0);
  }

  private static boolean has(long fields, LeadField field) {
    return (fields & bit(field)) != 0;
  }

  /** Returns whether there are fields, and all of them are among the others. */
  private static boolean isWithin(long fields, long others) {
    return fields != 0 && (fields & ~others) == 0;
  }

  private static LabelMeaning sure(LeadField field) {
    return LabelMeaning.of(field, SURE);
  }

  private static LabelMeaning role(LabelRole role) {
    return LabelMeaning.of(role, ROLE);
  }
}
