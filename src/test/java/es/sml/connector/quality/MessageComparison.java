package es.sml.connector.quality;

import es.sml.connector.lead.Lead;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Compares the leads of a message with the expected one. */
final class MessageComparison {
  private static final String NO_VEHICLE = "sin especificar";

  /** Digits that tell two telephone numbers apart; prefixes are written in many ways. */
  private static final int DIGITS = 9;

  private MessageComparison() {}

  /**
   * Returns the result of the comparison.
   *
   * @param leads of the message; empty if there is none
   * @param dismissed true if the message was taken for no enquiry
   */
  static MessageResult compare(ExpectedMessage expected, List<Lead> leads, boolean dismissed) {
    boolean enquiry = expected.outcome() != ExpectedMessage.Outcome.NONE;
    if (!enquiry) {
      return MessageResult.of(
          leads.isEmpty() ? MessageResult.Grade.RIGHT : MessageResult.Grade.FALSE_LEAD);
    }
    if (leads.isEmpty()) {
      MessageResult.Grade unread =
          expected.outcome() == ExpectedMessage.Outcome.LEAD
              ? MessageResult.Grade.MISSED
              : MessageResult.Grade.RIGHT;
      return MessageResult.of(dismissed ? MessageResult.Grade.DISMISSED : unread);
    }
    List<String> untrue = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    if (leads.size() != expected.n()) {
      untrue.add(leads.size() + " leads instead of " + expected.n());
    }
    Lead lead = leads.get(0);
    customer(expected, lead, untrue, gaps);
    vehicles(expected, lead, untrue, gaps);
    if (expected.msg() != null
        && !plain(String.join("\n", lead.notes())).contains(plain(expected.msg()))) {
      gaps.add("message " + expected.msg());
    }
    return new MessageResult(grade(expected, lead, untrue, gaps), untrue, gaps);
  }

  private static MessageResult.Grade grade(
      ExpectedMessage expected, Lead lead, List<String> untrue, List<String> gaps) {
    if (!untrue.isEmpty() || !gaps.isEmpty()) {
      return MessageResult.Grade.WRONG;
    }
    List<String> missing =
        expected.requests().stream().filter(request -> !isAsked(lead, request)).toList();
    missing.forEach(request -> gaps.add("task " + request));
    return missing.isEmpty() ? MessageResult.Grade.RIGHT : MessageResult.Grade.NO_TASK;
  }

  private static boolean isAsked(Lead lead, String request) {
    return lead.tasks().stream()
        .flatMap(task -> Stream.of(task.type(), "media:" + task.media()))
        .anyMatch(request::equals);
  }

  private static void customer(
      ExpectedMessage expected, Lead lead, List<String> untrue, List<String> gaps) {
    if (expected.name() != null && !plain(expected.name()).equals(plain(lead.customer().name()))) {
      untrue.add("name " + lead.customer().name() + " instead of " + expected.name());
    }
    contact("phone", end(expected.phone()), digits(lead.customer().phone()), untrue, gaps);
    contact("e-mail", plain(expected.email()), plain(lead.customer().email()), untrue, gaps);
  }

  private static void contact(
      String what, String expected, String read, List<String> untrue, List<String> gaps) {
    if (!expected.isEmpty() && !read.contains(expected)) {
      (read.isEmpty() ? gaps : untrue).add(what + " " + read + " instead of " + expected);
    }
  }

  private static void vehicles(
      ExpectedMessage expected, Lead lead, List<String> untrue, List<String> gaps) {
    String wanted = plain(lead.vehicle().brandModel());
    if (expected.vehicle() != null && !hasWords(wanted, expected.vehicle())) {
      boolean none = wanted.isEmpty() || wanted.equals(NO_VEHICLE);
      (none ? gaps : untrue).add("vehicle " + wanted + " instead of " + expected.vehicle());
    }
    List<String> own =
        lead.tasks().stream()
            .filter(task -> task.appraisal() != null)
            .map(task -> plain(task.appraisal().brandModel()))
            .toList();
    boolean named = own.stream().anyMatch(name -> !name.isEmpty() && !name.equals(NO_VEHICLE));
    if (expected.trade() != null
        && own.stream().noneMatch(name -> hasWords(name, expected.trade()))) {
      (named ? untrue : gaps).add("own vehicle " + own + " instead of " + expected.trade());
    } else if (expected.trade() == null
        && !own.isEmpty()
        && !expected.requests().contains("appraisal")) {
      untrue.add("own vehicle " + own);
    }
  }

  private static boolean hasWords(String name, String words) {
    return Stream.of(plain(words).split(" ")).allMatch(name::contains);
  }

  private static String end(String phone) {
    String digits = digits(phone);
    String end = digits.substring(Math.max(0, digits.length() - DIGITS));
    return end.startsWith("0") ? end.substring(1) : end;
  }

  private static String digits(String phone) {
    return phone == null ? "" : phone.replaceAll("\\D", "");
  }

  private static String plain(String text) {
    return text == null
        ? ""
        : Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{Mn}", "")
            .replaceAll("\\s+", " ")
            .strip();
  }
}
