package live.grandstand.accounts;

/**
 * An account to be made, its fields already checked and its password already hashed.
 *
 * @param username its name, never changed afterwards
 * @param email its address
 * @param fullName what people call the user
 * @param passwordHash see {@link Passwords}
 * @param role what it may do
 */
record NewUser(String username, String email, String fullName, String passwordHash, Role role) {
  @Override
  public String toString() {
    return "NewUser[username=" + username + ", role=" + role + "]";
  }
}
