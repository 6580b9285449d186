package es.sml.connector.alert.setting;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import java.util.List;

/**
 * Mails as a channel of alerts.
 *
 * @param from Address of the sender.
 * @param to Addresses of the receivers.
 */
public record MailTarget(String from, List<String> to) {
  public MailTarget {
    check("from", Check.needed("from", from));
    to = List.copyOf(Check.needed("to", to));
    if (to.isEmpty()) {
      throw new InvalidSettingException("alerts.no-receiver", "to has no address");
    }
    to.forEach(each -> check("to", each));
  }

  private static void check(String key, String address) {
    int at = address.indexOf('@');
    boolean isOneWord = address.chars().noneMatch(each -> each <= ' ' || ",;<>".indexOf(each) >= 0);
    if (at < 1 || at == address.length() - 1 || !isOneWord) {
      throw new InvalidSettingException(
          "alerts.address", "{0} must be an e-mail address alone, without a name", key);
    }
  }
}
