package es.sml.connector.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Mails with one lead each, with the times of delivery, storing and creation in SML. */
final class LeadTimes {
  private record Delivery(String user, Instant at) {}

  /**
   * The times of leads, shortest first.
   *
   * @param delivered the number of all leads, including those that did not come
   */
  record Waits(long delivered, List<Duration> toStored, List<Duration> toCreated) {}

  private final DovecotServer server;
  private final Map<String, Delivery> deliveries = new ConcurrentHashMap<>();

  LeadTimes(DovecotServer server) {
    this.server = server;
  }

  void deliver(String user) throws IOException {
    int number = deliveries.size();
    String id = "<lead-" + number + "@portal.example>";
    Instant at = server.deliver(user, mail(id, number).getBytes(StandardCharsets.UTF_8));
    deliveries.put(id, new Delivery(user, at));
  }

  int count() {
    return deliveries.size();
  }

  /** Returns the times for the customers; each has one mail. */
  List<String> phones() {
    return IntStream.range(0, deliveries.size()).mapToObj(LeadTimes::phone).toList();
  }

  /**
   * Returns the times of recent leads of these users that SML has.
   *
   * @param ledger its receive times are just before the storing
   * @param created the creation time of each lead in SML, by its id
   */
  Waits since(Instant start, Predicate<String> user, Path ledger, Map<Long, Instant> created)
      throws SQLException {
    Map<String, Delivery> counted = new HashMap<>(deliveries);
    counted.values().removeIf(one -> one.at().isBefore(start) || !user.test(one.user()));
    List<Duration> toStored = new ArrayList<>();
    List<Duration> toCreated = new ArrayList<>();
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + ledger);
        Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name, received_at, sml_id FROM lead WHERE sml_id IS NOT NULL")) {
      while (rows.next()) {
        Delivery delivery = counted.get(rows.getString("name"));
        Instant end = created.get(rows.getLong("sml_id"));
        if (delivery != null && end != null) {
          Instant stored = Instant.ofEpochMilli(rows.getLong("received_at"));
          toStored.add(Duration.between(delivery.at(), stored));
          toCreated.add(Duration.between(delivery.at(), end));
        }
      }
    }
    return new Waits(
        counted.size(), toStored.stream().sorted().toList(), toCreated.stream().sorted().toList());
  }

  private static String phone(int number) {
    return "6%08d".formatted(40_000_000 + number);
  }

  private static String mail(String id, int number) {
    return """
        From: Portal <avisos@portal.example>
        To: leads@concesionario.example
        Subject: Nuevo contacto
        Date: Tue, 24 Nov 2026 10:15:00 +0100
        Message-ID: %1$s
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        <?xml version="1.0" encoding="UTF-8"?>
        <?adf version="1.0"?>
        <adf><prospect status="new"><id sequence="1" source="Portal">%2$d</id>
        <vehicle interest="buy" status="used"><year>2021</year><make>Dacia</make><model>Duster</model></vehicle>
        <customer><contact><name part="full">Cliente %2$d</name><phone type="cellphone">%3$s</phone></contact>
        <comments>¿Cuándo puedo verlo?</comments></customer>
        <vendor><vendorname>Concesionario</vendorname></vendor></prospect></adf>
        """
        .formatted(id, number, phone(number))
        .replace("\n", "\r\n");
  }
}
