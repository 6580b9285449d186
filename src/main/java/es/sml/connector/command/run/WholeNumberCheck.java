package es.sml.connector.command.run;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.command.Command;
import es.sml.connector.failure.sml.InvalidCallException;
import java.util.List;

/**
 * Refuses a create-lead with a number that the reader of leads does not accept, such as 1.5 or
 * 10^30. All numbers of a lead are whole.
 */
final class WholeNumberCheck {
  private WholeNumberCheck() {}

  static void check(Command command) {
    check(command, command.call().body(), "");
  }

  private static void check(Command command, JsonNode value, String place) {
    boolean whole = value.canConvertToExactIntegral() && value.canConvertToInt();
    if (value.isNumber() && !whole) {
      throw new InvalidCallException(
          command.operation().label(),
          List.of(
              "`"
                  + place.substring(1)
                  + "` must be a whole number up to "
                  + Integer.MAX_VALUE
                  + ", without decimals"));
    }
    value
        .properties()
        .forEach(field -> check(command, field.getValue(), place + "." + field.getKey()));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(command, value.get(i), place + "." + i);
    }
  }
}
