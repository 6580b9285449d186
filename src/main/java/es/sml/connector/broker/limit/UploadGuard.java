package es.sml.connector.broker.limit;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionSendContinuationMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Drops the pieces of a large message beyond the limit, before they are on disk. The last piece
 * passes, so that {@link NetworkMessages} rejects the whole message.
 */
public final class UploadGuard implements Interceptor {
  private final long mostBytes;
  // A session is a channel of its connection, and sends one message at a time.
  private final Map<RemotingConnection, Map<Long, Long>> received =
      Collections.synchronizedMap(new WeakHashMap<>());

  public UploadGuard(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public boolean intercept(Packet packet, RemotingConnection connection) {
    if (!(packet instanceof SessionSendContinuationMessage piece)
        || !NetworkMessages.isNetwork(connection)) {
      return true;
    }
    Map<Long, Long> channels =
        received.computeIfAbsent(connection, unused -> new ConcurrentHashMap<>());
    if (!piece.isContinues()) {
      channels.remove(packet.getChannelID());
      return true;
    }
    long before = channels.getOrDefault(packet.getChannelID(), 0L);
    if (before > mostBytes) {
      return false;
    }
    channels.put(packet.getChannelID(), before + piece.getBody().length);
    return true;
  }
}
