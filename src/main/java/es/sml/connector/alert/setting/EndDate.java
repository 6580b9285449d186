package es.sml.connector.alert.setting;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The last day of something whose end the connector cannot find out.
 *
 * @param name What ends, such as an OAuth client secret.
 * @param ends Its last day, such as {@code 2027-03-31}.
 */
public record EndDate(String name, String ends) {
  public EndDate {
    Check.needed("name", name);
    Check.needed("ends", ends);
    try {
      LocalDate.parse(ends);
    } catch (DateTimeException e) {
      throw new InvalidSettingException("alerts.date", "ends must be a day such as 2027-03-31");
    }
  }

  public LocalDate day() {
    return LocalDate.parse(ends);
  }
}
