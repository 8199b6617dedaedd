update muster.notification
   set sent_at = now(), attempts = attempts + 1, leased_until = null, problem = null
 where id = :#${variable.notification}
