package es.sml.connector.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** This process's listening TCP ports, from Linux's /proc. */
final class ListeningPorts {
  private static final String LISTEN = "0A";

  private ListeningPorts() {}

  static Set<Integer> ofThisProcess() throws IOException {
    Set<String> sockets;
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      sockets = open.map(ListeningPorts::target).collect(Collectors.toSet());
    }
    Set<Integer> ports = new HashSet<>();
    for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] column = line.strip().split("\\s+", -1);
        if (column[3].equals(LISTEN) && sockets.contains("socket:[" + column[9] + "]")) {
          ports.add(Integer.parseInt(column[1].substring(column[1].indexOf(':') + 1), 16));
        }
      }
    }
    return ports;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile
    }
  }
}
