/** Tests inside a running server: few, since each start of one costs seconds. */
package live.grandstand.container;
