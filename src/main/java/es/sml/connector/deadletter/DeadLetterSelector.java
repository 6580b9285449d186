package es.sml.connector.deadletter;

import es.sml.connector.lead.LeadHeaders;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.core.filter.impl.FilterImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.utils.SelectorTranslator;

/**
 * Selects messages by conditions that the broker itself can check: lead, dealer, account, stage and
 * time.
 */
public final class DeadLetterSelector {
  private final List<String> conditions = new ArrayList<>();

  private DeadLetterSelector() {}

  public static DeadLetterSelector all() {
    return new DeadLetterSelector();
  }

  /** Selects the messages of a lead. A message that arrived twice may be there twice. */
  public static DeadLetterSelector ofKey(String key) {
    return all().equal(LeadHeaders.KEY, key);
  }

  /** Selects the messages of a lead and of its split leads. */
  public static DeadLetterSelector ofMessage(String key) {
    DeadLetterSelector selector = all();
    selector.conditions.add(
        "("
            + LeadHeaders.KEY
            + " = "
            + quoted(key)
            + " OR "
            + begins(LeadHeaders.KEY, key + "/")
            + ")");
    return selector;
  }

  /** Selects messages whose key or id begins with a prefix. */
  public static DeadLetterSelector named(String prefix) {
    DeadLetterSelector selector = all();
    selector.conditions.add(
        "("
            + begins(LeadHeaders.KEY, prefix)
            + " OR "
            + begins("JMSMessageID", "ID:" + prefix)
            + ")");
    return selector;
  }

  public static DeadLetterSelector ofId(String id) {
    return ofIds(List.of(id));
  }

  public static DeadLetterSelector ofIds(Collection<String> ids) {
    return all().in("JMSMessageID", ids.stream().map("ID:"::concat).toList());
  }

  /** Selects the messages of some dealers; null selects all. */
  public DeadLetterSelector dealers(Set<String> dealers) {
    return dealers == null ? this : in(LeadHeaders.DEALER, dealers);
  }

  public DeadLetterSelector account(String account) {
    return equal(LeadHeaders.ACCOUNT, account);
  }

  public DeadLetterSelector stage(String stage) {
    return equal(LeadHeaders.STAGE, stage);
  }

  /** Selects messages whose key begins with a prefix. */
  public DeadLetterSelector keyBegins(String prefix) {
    if (prefix != null) {
      conditions.add(begins(LeadHeaders.KEY, prefix));
    }
    return this;
  }

  /** Selects messages enqueued at this time or later, in milliseconds since 1970. */
  public DeadLetterSelector since(Long time) {
    if (time != null) {
      conditions.add("JMSTimestamp >= " + time);
    }
    return this;
  }

  /** Selects messages enqueued before this time. */
  public DeadLetterSelector until(Long time) {
    if (time != null) {
      conditions.add("JMSTimestamp < " + time);
    }
    return this;
  }

  /** Returns the selector in the syntax of JMS; null for all messages. */
  String written() {
    return conditions.isEmpty() ? null : String.join(" AND ", conditions);
  }

  /** Returns the same conditions for received messages. */
  Predicate<Message> predicate() {
    if (conditions.isEmpty()) {
      return message -> true;
    }
    try {
      Filter filter =
          FilterImpl.createFilter(SelectorTranslator.convertToActiveMQFilterString(written()));
      return message -> filter.match(((ActiveMQMessage) message).getCoreMessage());
    } catch (ActiveMQException e) {
      throw new IllegalStateException("a selector of the connector is not valid", e);
    }
  }

  private DeadLetterSelector equal(String property, String value) {
    if (value != null) {
      conditions.add(property + " = " + quoted(value));
    }
    return this;
  }

  private DeadLetterSelector in(String property, Collection<String> values) {
    conditions.add(
        values.stream()
            .map(DeadLetterSelector::quoted)
            .collect(Collectors.joining(", ", property + " IN (", ")")));
    return this;
  }

  private static String begins(String property, String prefix) {
    String literal = prefix.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return property + " LIKE " + quoted(literal + "%") + " ESCAPE '!'";
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
