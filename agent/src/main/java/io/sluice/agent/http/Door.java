package io.sluice.agent.http;

/** Where a connection came in; decides what it may do without a token. */
public enum Door {
    /** The unix socket: its mode and owner say who may connect. */
    UNIX,

    /** TCP on a loopback address: anybody on this host. */
    LOOPBACK,

    /** TCP on any other address: nobody without a token. */
    NETWORK
}
