package es.sml.connector.cluster;

/** Assigns each exclusive task to one node at a time. */
public interface Ownership {
  /** Ownership of a node without peers; it owns everything permanently. */
  Ownership ALONE =
      new Ownership() {
        @Override
        public void seek(String name, Owner owner) {
          owner.gained(0);
        }

        @Override
        public void leave(String name) {
          // no other node wants it
        }
      };

  /**
   * Acquires the lease as soon as it is free, also after a loss.
   *
   * @param name name of the lease, the same on each node
   */
  void seek(String name, Owner owner);

  /** Releases the lease without a call to its owner; the owner must have stopped. */
  void leave(String name);

  /** Performs the task while this node holds the lease. */
  interface Owner {
    /**
     * Starts the task.
     *
     * @param epoch greater than the epoch of each earlier owner; it fences late writes of those
     */
    void gained(long epoch);

    /** Stops the task and returns when it has ended; another node may hold the lease. */
    void lost();
  }
}
