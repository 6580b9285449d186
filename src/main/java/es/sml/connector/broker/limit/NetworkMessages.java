package es.sml.connector.broker.limit;

import es.sml.connector.setting.ByteSize;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQLargeMessageException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.utils.CompositeAddress;

/**
 * Rejects a message of a program on the network if it is too large or compressed, or if its queue
 * is full. The program gets the reason as an error. A long reply to a full queue is rejected, too.
 */
public final class NetworkMessages implements ActiveMQServerMessagePlugin {
  private static final int BYTES_OF_A_CHARACTER = 2; // JMS sends a text in UTF-16
  private static final long PROPERTIES = 1 << 20;

  private final ByteSize largest;
  private final ByteSize queueLimit;
  // A queue counts the messages of a transaction only after its commit.
  private final Map<SimpleString, AtomicLong> uncommitted = new ConcurrentHashMap<>();
  private volatile ActiveMQServer server;

  public NetworkMessages(ByteSize largest, ByteSize queueLimit) {
    this.largest = largest;
    this.queueLimit = queueLimit;
  }

  /** Returns whether the connector itself sent it; no other program connects in this process. */
  static boolean isNetwork(RemotingConnection connection) {
    return !(connection.getTransportConnection() instanceof InVMConnection);
  }

  /** Returns the largest number of bytes of a message. */
  public long mostBytes() {
    return BYTES_OF_A_CHARACTER * largest.bytes() + PROPERTIES;
  }

  @Override
  public void registered(ActiveMQServer to) {
    server = to;
    uncommitted.clear();
  }

  @Override
  public void beforeSend(
      ServerSession session,
      Transaction transaction,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue)
      throws ActiveMQException {
    boolean network = isNetwork(session.getRemotingConnection());
    if (!network && !isLongReply(message)) {
      return;
    }
    try {
      if (network) {
        checkSize(message);
      }
      checkQuota(message);
    } catch (ActiveMQException e) {
      if (transaction != null) {
        transaction.markAsRollbackOnly(e); // a transacted send does not wait for the error
      }
      delete(message);
      throw e;
    }
  }

  @Override
  public void afterSend(
      ServerSession session,
      Transaction transaction,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue,
      RoutingStatus result)
      throws ActiveMQException {
    if (transaction == null || !isNetwork(session.getRemotingConnection())) {
      return;
    }
    long size = message.getPersistentSize();
    AtomicLong open = uncommitted.computeIfAbsent(queue(message), name -> new AtomicLong());
    open.addAndGet(size);
    transaction.addOperation(
        new TransactionOperationAbstract() {
          @Override
          public void afterCommit(Transaction committed) {
            open.addAndGet(-size);
          }

          @Override
          public void afterRollback(Transaction rolledBack) {
            open.addAndGet(-size);
          }
        });
  }

  // The ring limits the number of replies; long replies need a limit of bytes as well.
  private boolean isLongReply(Message message) {
    if (!message.isLargeMessage()) {
      return false;
    }
    Queue queue = server.locateQueue(queue(message));
    return queue != null && queue.getRingSize() > 0;
  }

  private void checkSize(Message message) throws ActiveMQException {
    if (message.containsProperty(Message.HDR_LARGE_COMPRESSED)) {
      throw new ActiveMQLargeMessageException(
          "the broker rejects compressed messages: send it with compressLargeMessage=false");
    }
    if (message.getPersistentSize() > mostBytes()) {
      throw new ActiveMQLargeMessageException(
          "the message is larger than intake.max-message-size, which is " + largest.written());
    }
  }

  private void checkQuota(Message message) throws ActiveMQException {
    SimpleString name = queue(message);
    Queue queue = server.locateQueue(name);
    if (queue == null) {
      return; // the broker itself reports that to the sender
    }
    AtomicLong open = uncommitted.get(name);
    long waiting = queue.getPersistentSize() + (open == null ? 0 : open.get());
    if (waiting + message.getPersistentSize() > queueLimit.bytes()) {
      throw new ActiveMQAddressFullException(
          "the queue " + name + " is full: it holds broker.queue-limit, " + queueLimit.written());
    }
  }

  private static SimpleString queue(Message message) {
    return CompositeAddress.extractQueueName(message.getAddressSimpleString());
  }

  private static void delete(Message message) throws ActiveMQException {
    if (message instanceof LargeServerMessage large) {
      try {
        large.deleteFile();
      } catch (Exception e) {
        throw new ActiveMQLargeMessageException(String.valueOf(e.getMessage()));
      }
    }
  }
}
