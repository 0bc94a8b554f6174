package io.tierguard.bind;

/**
 * Makes a typed configuration of checked values. Generated code can implement it as well as reflection does.
 *
 * @param <T> the type of the configuration
 */
public interface Binder<T> {
    /**
     * Returns the configuration.
     *
     * @param values the values in the order of the contract's keys
     * @throws BindingException if the configuration's own constructor refuses them
     */
    T bind(Values values) throws BindingException;
}
