package org.bitebudget.gateway.connector;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Decides whom a connector may ask. A store's answer names further addresses, by redirects and links, and must not lead the
 * gateway into the network it stands in: addresses of private networks are refused, except those of the adapter's own host and
 * port where the adapter says so. What was checked is what is connected to, so that a name cannot change its meaning in between.
 *
 * @param home the adapter's own address
 * @param privateHome whether it may be in a private network
 */
record AddressGuard(URI home, boolean privateHome) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /**
     * The address to connect to; asks the name service, so it may block.
     *
     * @throws FetchFault if it is none to be asked
     */
    InetSocketAddress resolve(URI uri) {
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getUserInfo() != null) {
            throw FetchFault.lasting("only http and https addresses are asked");
        }
        boolean own = isHome(uri);
        if (!own && isHttps(home) && !isHttps(uri)) {
            throw FetchFault.lasting("the store leads from https to http at " + uri.getHost());
        }
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(uri.getHost());
        } catch (UnknownHostException e) {
            throw FetchFault.passing("the name " + uri.getHost() + " is not known");
        }
        for (InetAddress address : addresses) {
            if (isPrivate(address) && !(own && privateHome)) {
                throw FetchFault.lasting(uri.getHost() + " is in a private network"
                        + (own ? "; an adapter that means it sets request.private_host" : ""));
            }
        }
        return new InetSocketAddress(addresses[0], port(uri));
    }

    /** Whether the address is of the adapter's own scheme, host and port, which alone get its headers. */
    boolean isHome(URI uri) {
        return uri.getHost() != null
                && uri.getHost().equalsIgnoreCase(home.getHost())
                && port(uri) == port(home)
                && isHttps(uri) == isHttps(home);
    }

    static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : isHttps(uri) ? HTTPS : HTTP;
    }

    /** Loopback, link-local, private, shared, test, multicast and reserved ranges, also inside IPv6 (RFC 6890). */
    static boolean isPrivate(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if (address instanceof Inet6Address) {
            boolean uniqueLocal = (first & 0xFE) == 0xFC;
            boolean sixToFour = first == 0x20 && second == 0x02;
            return uniqueLocal || sixToFour || first == 0;
        }
        boolean shared = first == 100 && (second & 0xC0) == 64;
        boolean tests = (first == 198 && (second & 0xFE) == 18) || (first == 192 && second == 0);
        return first == 0 || first >= 240 || shared || tests;
    }
}
