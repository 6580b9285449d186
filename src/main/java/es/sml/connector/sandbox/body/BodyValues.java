package es.sml.connector.sandbox.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import es.sml.connector.sandbox.http.Timestamps;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.IDN;
import java.time.Instant;
import java.util.Set;
import java.util.function.LongFunction;

/** Reads single JSON values as Django REST Framework's fields do, with their Spanish messages. */
final class BodyValues {
  private static final int LONGEST_EMAIL = 320;
  private static final int LONGEST_NUMBER = 1000;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]+(\\.0*)?");
  private static final Pattern EMAIL_NAME =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{}|~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{}|~-]+)*");
  private static final Pattern EMAIL_DOMAIN =
      Pattern.compile(
          "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{1,62}[A-Za-z0-9]");
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE", "t", "T", "1");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE", "f", "F", "0");

  private BodyValues() {}

  interface Scalar {
    Object read(JsonNode given) throws InvalidValueException;
  }

  static String text(JsonNode node) throws InvalidValueException {
    if (node.isTextual() || node.isNumber()) {
      return node.asText().strip();
    }
    throw new InvalidValueException("No es una cadena válida.");
  }

  static String filledText(JsonNode node) throws InvalidValueException {
    String text = text(node);
    if (text.isEmpty()) {
      throw new InvalidValueException("Este campo no puede estar en blanco.");
    }
    return text;
  }

  static String email(JsonNode node) throws InvalidValueException {
    String email = text(node);
    int at = email.lastIndexOf('@');
    if (email.isEmpty()
        || (email.length() <= LONGEST_EMAIL
            && at > 0
            && EMAIL_NAME.matches(email.substring(0, at))
            && isDomain(email.substring(at + 1)))) {
      return email;
    }
    throw new InvalidValueException("Introduzca una dirección de correo electrónico válida.");
  }

  private static boolean isDomain(String domain) {
    try {
      return EMAIL_DOMAIN.matches(IDN.toASCII(domain));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Reads a whole number of 32 bits, also from a text or with zeros after the point. */
  static Integer integer(JsonNode node) throws InvalidValueException {
    String digits = node.isTextual() || node.isNumber() ? node.asText().strip() : "";
    if (digits.length() > LONGEST_NUMBER || !WHOLE_NUMBER.matches(digits)) {
      throw new InvalidValueException("Introduzca un número entero válido.");
    }
    BigInteger value = new BigDecimal(digits).toBigInteger();
    if (value.compareTo(BigInteger.valueOf(Integer.MAX_VALUE)) > 0) {
      throw new InvalidValueException(
          "Asegúrese de que este valor es menor o igual a " + Integer.MAX_VALUE + ".");
    }
    if (value.compareTo(BigInteger.valueOf(Integer.MIN_VALUE)) < 0) {
      throw new InvalidValueException(
          "Asegúrese de que este valor es mayor o igual a " + Integer.MIN_VALUE + ".");
    }
    return value.intValue();
  }

  static Boolean flag(JsonNode node) throws InvalidValueException {
    String written = node.isValueNode() ? node.asText() : "";
    if (TRUE.contains(written)) {
      return true;
    }
    if (FALSE.contains(written)) {
      return false;
    }
    throw new InvalidValueException("\"" + shown(node) + "\" no es un booleano válido.");
  }

  /** Reads one of the choices. A number stands for its digits. */
  static String choice(JsonNode node, Set<String> choices) throws InvalidValueException {
    String written = node.isTextual() || node.isNumber() ? node.asText() : "";
    if (choices.contains(written)) {
      return written;
    }
    throw new InvalidValueException("\"" + shown(node) + "\" no es una elección válida.");
  }

  static Instant dateTime(JsonNode node) throws InvalidValueException {
    Instant read = node.isTextual() ? Timestamps.read(node.textValue().strip()) : null;
    if (read == null) {
      throw new InvalidValueException(
          "Fecha/hora con formato erróneo. Use uno de los siguientes formatos en su lugar:"
              + " YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].");
    }
    return read;
  }

  /** Reads an id and returns its row; {@code rows} returns null if there is none. */
  static <T> T reference(JsonNode node, LongFunction<T> rows) throws InvalidValueException {
    String id = node.isTextual() || node.isIntegralNumber() ? node.asText().strip() : "";
    if (id.length() > LONGEST_NUMBER || !WHOLE_NUMBER.matches(id)) {
      throw new InvalidValueException(
          "Tipo incorrecto. Se esperaba valor de clave primaria y se recibió "
              + typeName(node)
              + ".");
    }
    BigInteger key = new BigDecimal(id).toBigInteger();
    T row = key.bitLength() < Long.SIZE ? rows.apply(key.longValue()) : null;
    if (row == null) {
      throw new InvalidValueException("Clave primaria \"" + id + "\" inválida - objeto no existe.");
    }
    return row;
  }

  /** Returns the value's type by its Python name. */
  static String typeName(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "dict";
      case ARRAY -> "list";
      case STRING -> "str";
      case BOOLEAN -> "bool";
      case NUMBER -> node.isIntegralNumber() ? "int" : "float";
      default -> "NoneType";
    };
  }

  private static String shown(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
  }
}
